import { type ReactNode, useState } from 'react'
import {
  Toolbar as AriaToolbar,
  Button,
  Group,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Separator,
  ToggleButton,
  TooltipTrigger,
} from 'react-aria-components'
import { type BlockKind, blockKinds } from '../../../shared/document/kinds'
import type { Format, Selected, TextEditor } from '../../editor/contract'
import { t } from '../../i18n/translate'
import { chord } from '../chord'
import { useConference, useLive } from '../conference'
import { ReferenceTool } from '../finding/ReferenceTool'
import { DownIcon, IndentIcon, OutdentIcon, RedoIcon, UndoIcon } from '../icons'
import { RecommendationTool } from '../recommendations/RecommendationTool'
import { useOnceClosed } from '../use-once-closed'
import { InsertTool } from './InsertTool'
import { LanguageTool } from './LanguageTool'
import { PlaceTool } from './PlaceTool'
import { TableTool } from './TableTool'
import { Tip, Tool } from './Tool'

/** What can be done to the words at the caret; shown where one may write. */
export function Toolbar() {
  const { page, session } = useConference()
  const mode = useLive(session.mode)
  const selected = useLive(page.selected)
  const act = (run: (editor: TextEditor) => void) => () => {
    const editor = page.editor()
    if (editor) run(editor)
  }
  return (
    <AriaToolbar className="toolbar" aria-label={t('toolbar.label')}>
      <Group className="toolbar-group" aria-label={t('toolbar.history')}>
        <Tool
          name={t('toolbar.undo')}
          keys={chord('Mod-Z')}
          isDisabled={!selected.canUndo}
          onPress={act((editor) => editor.undo())}
        >
          <UndoIcon />
        </Tool>
        <Tool
          name={t('toolbar.redo')}
          keys={chord('Mod-Y')}
          isDisabled={!selected.canRedo}
          onPress={act((editor) => editor.redo())}
        >
          <RedoIcon />
        </Tool>
      </Group>
      <Separator orientation="vertical" className="separator" />
      <Kind selected={selected} onChange={(kind) => page.editor()?.setBlock(kind)} />
      <Group className="toolbar-group" aria-label={t('toolbar.level')}>
        <Tool
          name={t('toolbar.outdent')}
          keys={chord('Shift-Tab')}
          onPress={act((editor) => editor.indent(-1))}
        >
          <OutdentIcon />
        </Tool>
        <Tool name={t('toolbar.indent')} keys="Tab" onPress={act((editor) => editor.indent(1))}>
          <IndentIcon />
        </Tool>
      </Group>
      <Separator orientation="vertical" className="separator" />
      <Group className="toolbar-group" aria-label={t('toolbar.words')}>
        <Formatting format="strong" keys={chord('Mod-B')} selected={selected}>
          <b>B</b>
        </Formatting>
        <Formatting format="em" keys={chord('Mod-I')} selected={selected}>
          <i>I</i>
        </Formatting>
        <Formatting format="sup" keys={chord('Mod-.')} selected={selected}>
          <span>
            x<sup>2</sup>
          </span>
        </Formatting>
      </Group>
      <Tool
        name={t('toolbar.footnote')}
        keys={chord('Mod-Alt-F')}
        onPress={act((editor) => editor.insertFootnote())}
      >
        <span className="footnote-sign">
          ab<sup>1</sup>
        </span>
      </Tool>
      <ReferenceTool />
      <LanguageTool />
      {mode !== 'read' && <RecommendationTool keys={chord('Mod-Alt-R')} />}
      <Separator orientation="vertical" className="separator" />
      <InsertTool />
      {selected.table && <TableTool table={selected.table} />}
      {mode === 'write' && <PlaceTool />}
    </AriaToolbar>
  )
}

function Formatting({
  format,
  keys,
  selected,
  children,
}: {
  readonly format: Format
  readonly keys?: string
  readonly selected: Selected
  readonly children: ReactNode
}) {
  const { page } = useConference()
  const name = t(`toolbar.format.${format}`)
  return (
    <TooltipTrigger delay={600}>
      <ToggleButton
        className="tool"
        aria-label={name}
        isSelected={selected.formats.includes(format)}
        onChange={() => page.editor()?.toggle(format)}
      >
        {children}
      </ToggleButton>
      <Tip name={name} keys={keys} />
    </TooltipTrigger>
  )
}

function Kind({
  selected,
  onChange,
}: {
  readonly selected: Selected
  readonly onChange: (kind: BlockKind) => void
}) {
  const [isOpen, setOpen] = useState(false)
  const onceClosed = useOnceClosed(isOpen)
  const now = selected.blockType === 'heading' ? `heading-${selected.level}` : selected.kind
  return (
    <Select
      aria-label={t('toolbar.kind')}
      placeholder={t('toolbar.kind.none')}
      isDisabled={now === null}
      selectedKey={now}
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelectionChange={(key) => onceClosed(() => onChange(key as BlockKind))}
    >
      <Button className="tool tool-kind">
        <SelectValue />
        <DownIcon />
      </Button>
      <Popover className="popover">
        <ListBox className="menu">
          {blockKinds.map((kind) => (
            <ListBoxItem key={kind} id={kind} className="menu-item">
              {t(`toolbar.kind.${kind}`)}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}
