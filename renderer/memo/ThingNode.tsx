/** A link in a memo's text: a reference to a thing, never a copy of its name. */
import {
  DecoratorNode,
  type LexicalNode,
  type NodeKey,
  type SerializedLexicalNode,
  type Spread,
} from 'lexical';
import type { ReactElement } from 'react';
import { type MemoLink, memoLink } from '../../shared/memo.ts';
import { Selectable } from './Selectable.tsx';
import { ThingLink } from './ThingLink.tsx';

type SerializedThing = Spread<{ link: MemoLink }, SerializedLexicalNode>;

/** Lexical asks for a class; it holds one link. */
export class ThingNode extends DecoratorNode<ReactElement> {
  private readonly link: MemoLink;

  constructor(link: MemoLink, key?: NodeKey) {
    super(key);
    this.link = link;
  }

  static override getType(): string {
    return 'thing';
  }

  static override clone(node: ThingNode): ThingNode {
    return new ThingNode(node.link, node.__key);
  }

  static override importJSON(json: SerializedThing): ThingNode {
    return $createThingNode(memoLink.parse(json.link));
  }

  override exportJSON(): SerializedThing {
    return { ...super.exportJSON(), link: this.link };
  }

  override createDOM(): HTMLElement {
    return document.createElement('span');
  }

  override updateDOM(): false {
    return false;
  }

  override isInline(): true {
    return true;
  }

  getLink(): MemoLink {
    return this.link;
  }

  override decorate(): ReactElement {
    return (
      <Selectable nodeKey={this.__key}>
        {(isSelected) => <ThingLink link={this.link} isSelected={isSelected} />}
      </Selectable>
    );
  }
}

/** A link to a thing; call inside an update. */
export function $createThingNode(link: MemoLink): ThingNode {
  return new ThingNode(link);
}

/** Whether a node is a link to a thing. */
export function $isThingNode(node: LexicalNode | null | undefined): node is ThingNode {
  return node instanceof ThingNode;
}
