import { alternativeStyles, blockKinds } from '../../../shared/document/kinds'
import type { Mode, TextEditor } from '../../editor/contract'
import { t } from '../../i18n/translate'
import { chord, isMac } from '../chord'
import { blockProposals } from '../drafts/block-proposals'
import type { View } from '../Foot'
import { askedFile, documents, pickFile } from '../file-in/asked-file'
import { asked } from '../finding/asked'
import { type Seeing, seeingAll, seeingNone } from '../seeing/seeing'
import { pickDocument } from '../take-in/asked'
import { insertions } from '../tools/insertions'
import { askedWhose } from '../versions/opened'

/** Something the window can do, as one finds it by its name. */
export interface Order {
  readonly id: string
  readonly name: string
  /** As shown; the keys themselves are heeded where what they do is done. */
  readonly keys?: string
  readonly run: () => void
}

export interface Orders {
  readonly mode: Mode
  readonly editor: TextEditor | null
  /** What can be laid beside the text. */
  readonly views: readonly View[]
  readonly open: (view: View) => void
  /** Sets the amendments to the paragraph at hand side by side. */
  readonly compare: () => void
  readonly see: (seeing: Seeing) => void
  /** Whether a document may become the text. */
  readonly mayTakeIn: boolean
}

/** All that can be done now: what lies beside the text, and where one may write, what changes it. */
export function ordersFor({
  mode,
  editor,
  views,
  open,
  compare,
  see,
  mayTakeIn,
}: Orders): readonly Order[] {
  const beside = views.map((view) => ({
    id: `view.${view}`,
    name: t('palette.view', { view: t(`panel.view.${view}`) }),
    ...(view === 'pages' && { keys: chord('Mod-Alt-G') }),
    run: () => open(view),
  }))
  if (!editor) return beside
  const finding = [
    order('find', t('find.label'), 'Mod-F', () => asked.set('find')),
    order('go-to', t('go-to.label'), 'Mod-G', () => asked.set('go-to')),
    order('whose', t('hands.title'), 'Mod-Alt-W', () => askedWhose.set(editor.spot())),
    order('see-all', t('palette.see-all'), null, () => see(seeingAll)),
    order('see-none', t('palette.see-none'), 'Mod-Alt-V', () => see(seeingNone)),
    order('rivals', t('palette.rivals'), 'Mod-Alt-J', compare),
    order('back', t('reference.back'), isMac ? 'Mod-[' : 'Alt-←', () => editor.numbers.back()),
  ]
  if (mode === 'propose') {
    const file = order('file-in', t('file-in.propose'), null, () => pickFile(documents, askedFile))
    return [...proposing(editor), file, ...finding, ...beside]
  }
  if (mode !== 'write') return [...finding, ...beside]
  return [
    order('undo', t('toolbar.undo'), 'Mod-Z', editor.undo),
    order('redo', t('toolbar.redo'), 'Mod-Y', editor.redo),
    ...blockKinds.map((kind) =>
      order(`kind.${kind}`, t('palette.kind', { kind: t(`toolbar.kind.${kind}`) }), null, () =>
        editor.setBlock(kind),
      ),
    ),
    order('indent', t('toolbar.indent'), 'Tab', () => editor.indent(1)),
    order('outdent', t('toolbar.outdent'), 'Shift-Tab', () => editor.indent(-1)),
    order('strong', t('toolbar.format.strong'), 'Mod-B', () => editor.toggle('strong')),
    order('em', t('toolbar.format.em'), 'Mod-I', () => editor.toggle('em')),
    order('sup', t('toolbar.format.sup'), null, () => editor.toggle('sup')),
    order('hint', t('style.next'), 'F7', () => editor.goToNextHint(1)),
    order('footnote', t('toolbar.footnote'), 'Mod-Alt-F', editor.insertFootnote),
    order('bracket', t('bracket.set'), 'Mod-Alt-B', editor.brackets.setBracket),
    order('join', t('bracket.join'), null, editor.brackets.joinAlternatives),
    ...alternativeStyles.map((style) =>
      order(`alternative.${style}`, t(`alternative.add.${style}-named`), null, () =>
        editor.brackets.addAlternative(style),
      ),
    ),
    order('leave', t('alternative.leave'), null, editor.brackets.leaveAlternatives),
    ...insertions.map(({ id, name, what, keys }) =>
      order(`insert.${id}`, t('palette.insert', { what: name() }), keys, () => editor.insert(what)),
    ),
    order('replace', t('palette.replace'), 'Mod-Alt-H', () => asked.set('replace')),
    order('reference', t('reference.tool'), 'Mod-Alt-X', () => asked.set('reference')),
    ...(mayTakeIn ? [order('take-in', t('take-in.open'), null, pickDocument)] : []),
    ...finding,
    ...beside,
  ]
}

function proposing(editor: TextEditor): readonly Order[] {
  return blockProposals().map(({ id, name, keys }) => ({
    id: `propose.${id}`,
    name: t('propose.named', { what: name }),
    keys,
    run: () => void editor.propose(id),
  }))
}

function order(id: string, name: string, keys: string | null, run: () => void): Order {
  return { id, name, ...(keys && { keys: chord(keys) }), run }
}
