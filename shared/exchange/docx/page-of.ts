import { Run, XmlAttributeComponent, XmlComponent } from 'docx'
import type { Anchor } from '../final-document'

/**
 * The page on which something is: a field that Word brings up to date, with the number that it has
 * for now. `docx` has such a field, but goes through the whole text anew to find and fill each.
 */
export class PageOf extends Run {
  constructor(target: Anchor, page: string | undefined) {
    super({
      children: [
        new Sign('begin'),
        new Instruction(`PAGEREF ${target} \\h`),
        new Sign('separate'),
        ...(page === undefined ? [] : [page]),
        new Sign('end'),
      ],
    })
  }
}

class Sign extends XmlComponent {
  constructor(type: 'begin' | 'separate' | 'end') {
    super('w:fldChar')
    this.root.push(new SignAttributes({ type }))
  }
}

class SignAttributes extends XmlAttributeComponent<{ readonly type: string }> {
  protected override readonly xmlKeys = { type: 'w:fldCharType' }
}

class Instruction extends XmlComponent {
  constructor(words: string) {
    super('w:instrText')
    this.root.push(new SpaceAttributes({ space: 'preserve' }), words)
  }
}

class SpaceAttributes extends XmlAttributeComponent<{ readonly space: string }> {
  protected override readonly xmlKeys = { space: 'xml:space' }
}
