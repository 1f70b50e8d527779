/** A quotation in a memo: a reference to a coding, never a copy of its words. */
import {
  DecoratorNode,
  type LexicalNode,
  type NodeKey,
  type SerializedLexicalNode,
  type Spread,
} from 'lexical';
import type { ReactElement } from 'react';
import { type Id, id as idSchema } from '../../shared/ids.ts';
import { Quotation } from './Quotation.tsx';
import { Selectable } from './Selectable.tsx';

type SerializedQuotation = Spread<{ coding: string }, SerializedLexicalNode>;

/** Lexical asks for a class; it holds one id. */
export class QuotationNode extends DecoratorNode<ReactElement> {
  private readonly coding: Id;

  constructor(coding: Id, key?: NodeKey) {
    super(key);
    this.coding = coding;
  }

  static override getType(): string {
    return 'quotation';
  }

  static override clone(node: QuotationNode): QuotationNode {
    return new QuotationNode(node.coding, node.__key);
  }

  static override importJSON(json: SerializedQuotation): QuotationNode {
    return $createQuotationNode(idSchema.parse(json.coding));
  }

  override exportJSON(): SerializedQuotation {
    return { ...super.exportJSON(), coding: this.coding };
  }

  override createDOM(): HTMLElement {
    return document.createElement('div');
  }

  override updateDOM(): false {
    return false;
  }

  override isInline(): false {
    return false;
  }

  getCoding(): Id {
    return this.coding;
  }

  override decorate(): ReactElement {
    return (
      <Selectable nodeKey={this.__key}>
        {(isSelected) => <Quotation coding={this.coding} isSelected={isSelected} />}
      </Selectable>
    );
  }
}

/** A quotation of a coding; call inside an update. */
export function $createQuotationNode(coding: Id): QuotationNode {
  return new QuotationNode(coding);
}

/** Whether a node is a quotation. */
export function $isQuotationNode(node: LexicalNode | null | undefined): node is QuotationNode {
  return node instanceof QuotationNode;
}
