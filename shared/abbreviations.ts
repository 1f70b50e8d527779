/**
 * Which full stops do not end a sentence. Intl.Segmenter knows none of these, so "Dr. Smith" would be
 * two sentences. A language not listed, or not known, is read with all lists together; they hold only
 * words that are rarely the last of a sentence.
 *
 *   always   never ends a sentence: titles, "e.g.", "z. B."
 *   number   does not end one before a figure: "No. 5", "pp. 12-14"
 *   ordinal  true where a full stop makes an ordinal: "am 3. Oktober"
 */

export type Abbreviations = { always: ReadonlySet<string>; number: ReadonlySet<string>; ordinal: boolean };

const words = (list: string): ReadonlySet<string> => new Set(list.split(' ').filter((word) => word !== ''));

const rule = (always: string, number: string, ordinal = false): Abbreviations => ({
  always: words(always),
  number: words(number),
  ordinal,
});

const LISTS: Readonly<Record<string, Abbreviations>> = {
  en: rule(
    'Mr Mrs Ms Mx Messrs Dr Drs Prof Rev Fr Hon Gen Col Capt Cpt Cmdr Lt Sgt Maj Gov Sen Rep Pres Supt St Mt Ft ' +
      'e.g i.e cf viz vs approx Ph.D',
    'No Nos no nos p pp Fig Figs fig figs Vol vol Ch ch Sec sec Art art Eq eq ca c',
  ),
  de: rule(
    'Hr Hrn Fr Frl Dr Prof Dipl Ing Mag St z d h u a i o ä s v m E e.V z.B d.h u.a i.d.R o.ä s.o v.a m.E bzw bspw sog vgl ' +
      'Vgl ggf evtl insb inkl exkl zzgl Str Sr Jr',
    'Nr Nrn S Bd Abb Tab Kap Art Abs ca Ziff Anm Aufl Jg',
    true,
  ),
  fr: rule(
    'M MM Mme Mmes Mlle Mlles Me Dr Pr Mgr St Ste cf p.ex c.-à-d c.à.d',
    'p pp n no nº art vol chap fig env',
  ),
  es: rule(
    'Sr Sra Sres Sras Srta D Dª Dña Dr Dra Ud Uds Vd Vds Lic Prof p.ej P.ej',
    'pág págs p pp núm n.º art vol cap fig',
  ),
  it: rule(
    'Sig Sigg Sig.ra Sig.na Dott Dott.ssa Dr Prof Prof.ssa Avv Ing On p.es',
    'p pp pag n art vol cap fig',
  ),
  pt: rule('Sr Sra Srta Dr Dra Prof Profa Exmo Exma D p.ex', 'pág p pp n art vol cap fig'),
  nl: rule(
    'dhr Dhr mevr Mevr mw Mw dr Dr drs Drs mr ir prof Prof St bijv bv d.w.z m.a.w o.a t.o.v',
    'nr p pp blz art fig ca',
  ),
  da: rule('hr Hr fr Fr dr Dr prof Prof f.eks bl.a dvs jf', 'nr s kap fig ca', true),
  nb: rule('hr Hr fr Fr dr Dr prof Prof f.eks bl.a dvs jf', 'nr s kap fig ca', true),
  sv: rule('hr Hr fr Fr dr Dr prof Prof t.ex bl.a dvs jfr', 'nr s kap fig ca'),
  fi: rule('hra rva tri Tri prof Prof esim ks vrt', 'nro s kpl', true),
  pl: rule('dr prof mgr inż hab św ks np tzn tzw m.in', 'nr s str rys tab ok', true),
  cs: rule('p pí dr Dr prof Prof Ing Mgr sv např tzv tj', 's str č obr tab', true),
  hu: rule('dr Dr prof Prof özv ifj id pl ún ti', 'o sz', true),
  tr: rule('Dr Prof Doç Av Sn örn bkz vb', 's No', true),
  ru: rule('г гр им проф акад д-р т.е т.к напр', 'с стр рис табл № гл'),
  uk: rule('п гр ім проф акад д-р т.з напр', 'с стр рис табл № гл'),
};

/** Abbreviations of one language that are words of another: without a known language they end sentences. */
const AMBIGUOUS = words('On Me un ir mr ti id pl');

const ALL: Abbreviations = {
  // Single letters are words of their own in some of these languages, so the union leaves them out.
  always: new Set(
    Object.values(LISTS).flatMap(({ always }) =>
      [...always].filter((word) => word.length > 1 && !AMBIGUOUS.has(word)),
    ),
  ),
  number: new Set(Object.values(LISTS).flatMap(({ number }) => [...number].filter((word) => word !== 'o'))),
  ordinal: false,
};

/** The lists for a language tag ("de-AT" reads "de"); the union for an unknown one. */
export function abbreviationsFor(tag: string | undefined): Abbreviations {
  const language = (tag ?? '').toLowerCase().split(/[-_]/)[0] ?? '';
  return LISTS[language === 'no' || language === 'nn' ? 'nb' : language] ?? ALL;
}
