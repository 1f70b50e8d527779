/** One row a code: coefficients with their place from 0 to 1, and how often both, one, or neither coded. */
import type { CodeComparison, Figure } from '../../shared/queries/comparison.ts';
import type { QueryOutput } from '../../shared/queries.ts';
import { CodeMark } from '../design/CodeMark.tsx';
import { count } from '../design/format.ts';
import { useCodes } from '../project/use-lookups.ts';
import { type Cell, type Names, type Opened, shownFigure, shownPercent } from './opened.ts';

const everything: readonly Cell[] = ['both', 'onlyA', 'onlyB'];

interface TableProps {
  comparison: QueryOutput<'compare.codes'>;
  names: Names;
  opened: Opened | null;
  onOpen: (opened: Opened) => void;
}

export function AgreementTable(props: TableProps) {
  const { comparison, names } = props;
  const used = comparison.codes.filter(({ codingsA, codingsB }) => codingsA + codingsB > 0);
  const unused = comparison.codes.length - used.length;
  return (
    <div className="table-wrap">
      <table className="table agreement-table">
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col" className="end">
              α
            </th>
            <th scope="col" className="plot-head">
              <span className="spoken-only">α from 0 to 1</span>
              <Scale />
            </th>
            <th scope="col" className="end">
              κ
            </th>
            <th scope="col" className="end">
              Agree %
            </th>
            <th scope="col" className="end">
              Both
            </th>
            <th scope="col" className="end cut" title={`Only ${names.a}`}>
              Only {names.a}
            </th>
            <th scope="col" className="end cut" title={`Only ${names.b}`}>
              Only {names.b}
            </th>
            <th scope="col" className="end">
              Neither
            </th>
            <th scope="col" className="end">
              n
            </th>
          </tr>
        </thead>
        <tbody>
          {used.map((row) => (
            <CodeLine key={row.code} row={row} {...props} />
          ))}
        </tbody>
      </table>
      <p className="sm t2 under-table">
        Counted in {comparison.unitName}. Every figure opens the passages it is made of.
        {unused > 0 && ` ${unused} codes that neither used are left out of the table.`}
      </p>
    </div>
  );
}

function CodeLine({ row, names, opened, onOpen }: TableProps & { row: CodeComparison }) {
  const code = useCodes().byId.get(row.code);
  const { table } = row;
  const open = (column: string, cells: readonly Cell[]) => () => onOpen({ code: row.code, cells, column });
  const figure = (column: string, label: string, text: string, cells: readonly Cell[]) => (
    <td className="end">
      <button
        type="button"
        className={`nb ${opened?.code === row.code && opened.column === column ? 'on' : ''}`}
        aria-label={`${row.name}, ${label}: ${text}. Show the passages.`}
        onClick={open(column, cells)}
      >
        {text}
      </button>
    </td>
  );
  return (
    <tr className={opened?.code === row.code ? 'sel' : ''}>
      <th scope="row">{code === undefined ? row.name : <CodeMark code={code} />}</th>
      {figure('alpha', 'alpha', shownFigure(row.alpha), everything)}
      <td className="fp">
        <Plot figure={row.alpha} />
      </td>
      {figure('kappa', 'kappa', shownFigure(row.kappa), everything)}
      {figure('percent', 'agreement in percent', shownPercent(row.percent), everything)}
      {figure('both', 'both coded', count(table.both), ['both'])}
      {figure('onlyA', `only ${names.a}`, count(table.onlyA), ['onlyA'])}
      {figure('onlyB', `only ${names.b}`, count(table.onlyB), ['onlyB'])}
      <td className="end t2">{count(table.neither)}</td>
      <td className="end t2">{count(table.n)}</td>
    </tr>
  );
}

const WIDTH = 180;
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];
const place = (value: number): number => 4 + Math.max(0, value) * (WIDTH - 8);

function Scale() {
  return (
    <svg width={WIDTH} height="16" aria-hidden="true" className="scale">
      {TICKS.map((tick) => (
        <text
          key={tick}
          x={place(tick)}
          y="12"
          textAnchor={tick === 0 ? 'start' : tick === 1 ? 'end' : 'middle'}
        >
          {String(tick).replace('0.', '.')}
        </text>
      ))}
    </svg>
  );
}

function Plot({ figure }: { figure: Figure }) {
  if (figure.kind === 'undefined') return <span className="sm t2 few">Not defined: {figure.reason}</span>;
  return (
    <svg width={WIDTH} height="28" aria-hidden="true" className="plot">
      {TICKS.map((tick) => (
        <line key={tick} x1={place(tick)} x2={place(tick)} y1="0" y2="28" />
      ))}
      <circle cx={place(figure.value)} cy="14" r="4" />
    </svg>
  );
}
