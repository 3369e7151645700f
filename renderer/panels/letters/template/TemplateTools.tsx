import type { ReactNode } from 'react'
import {
  Toolbar as AriaToolbar,
  Button,
  Group,
  Header,
  MenuSection,
  Select,
  Separator,
  ToggleButton,
  TooltipTrigger,
} from 'react-aria-components'
import { letterConditions, letterParts } from '../../../../shared/document/kinds'
import type { LetterField } from '../../../../shared/letters/fields'
import type { Format } from '../../../editor/contract'
import type { TemplateSelected } from '../../../editor/letters/template-editor'
import { t } from '../../../i18n/translate'
import { ChoiceList, type NamedChoice } from '../../ChoiceList'
import { chord } from '../../chord'
import { DownIcon, RedoIcon, UndoIcon } from '../../icons'
import { Item, MenuTool } from '../../tools/MenuTool'
import { Tip, Tool } from '../../tools/Tool'
import { useOnceClosed } from '../../use-once-closed'
import type { Written } from './use-template-editor'

/** Those that a key opens. */
export type ToolMenu = 'field' | 'part' | 'only'

interface ToolsProps {
  /** `null` until the template has come. */
  readonly written: Written | null
  readonly open: ToolMenu | null
  readonly onOpen: (menu: ToolMenu | null) => void
  readonly isPreviewed: boolean
  readonly onPreview: (shown: boolean) => void
}

/** What can be done to the words of a letter at the caret. */
export function TemplateTools({ written, open, onOpen, isPreviewed, onPreview }: ToolsProps) {
  const { editor, selected = nowhere, mode } = written ?? {}
  const isClosed = mode !== 'write'
  const openness = (menu: ToolMenu) => ({
    isOpen: open === menu,
    onOpenChange: (isOpen: boolean) => onOpen(isOpen ? menu : null),
    isDisabled: isClosed,
  })
  return (
    <div className="strip" data-region="tools">
      <AriaToolbar className="toolbar" aria-label={t('template.tools')}>
        <Group className="toolbar-group" aria-label={t('toolbar.history')}>
          <Tool
            name={t('toolbar.undo')}
            keys={chord('Mod-Z')}
            isDisabled={!selected.canUndo}
            onPress={() => editor?.undo()}
          >
            <UndoIcon />
          </Tool>
          <Tool
            name={t('toolbar.redo')}
            keys={chord('Mod-Y')}
            isDisabled={!selected.canRedo}
            onPress={() => editor?.redo()}
          >
            <RedoIcon />
          </Tool>
        </Group>
        <Separator orientation="vertical" className="separator" />
        <Group className="toolbar-group" aria-label={t('toolbar.words')}>
          {formats.map(({ format, keys, sign }) => (
            <TooltipTrigger key={format} delay={600}>
              <ToggleButton
                className="tool"
                aria-label={t(`toolbar.format.${format}`)}
                isSelected={selected.formats.includes(format)}
                isDisabled={isClosed}
                onChange={() => editor?.toggle(format)}
              >
                {sign}
              </ToggleButton>
              <Tip name={t(`toolbar.format.${format}`)} keys={chord(keys)} />
            </TooltipTrigger>
          ))}
        </Group>
        <Separator orientation="vertical" className="separator" />
        <MenuTool
          name={t('template.field')}
          keys={chord('Mod-Alt-N')}
          onAction={(name) => editor?.insertField(name)}
          {...openness('field')}
        >
          {groups.map(({ group, fields }) => (
            <MenuSection key={group}>
              <Header className="menu-header">{t(`template.fields.${group}`)}</Header>
              {fields.map((field) => (
                <Item key={field} id={field} name={t(`letters.field.${field}`)} />
              ))}
            </MenuSection>
          ))}
        </MenuTool>
        <OneOf
          label={t('template.part')}
          keys={chord('Mod-Alt-P')}
          choices={letterParts.map((id) => ({ id, name: t(`template.part.${id}`) }))}
          chosen={selected.part}
          onChoose={(part) => editor?.setPart(part)}
          {...openness('part')}
        />
        <OneOf
          label={t('template.only')}
          keys={chord('Mod-Alt-O')}
          choices={[
            { id: 'everyone', name: t('template.only.everyone') } as const,
            ...letterConditions.map((id) => ({ id, name: t(`template.only.${id}`) })),
          ]}
          chosen={selected.only ?? 'everyone'}
          onChoose={(only) => editor?.setOnly(only === 'everyone' ? null : only)}
          {...openness('only')}
        />
        <Separator orientation="vertical" className="separator" />
        <ToggleButton className="tool tool-menu" isSelected={isPreviewed} onChange={onPreview}>
          {t('template.preview')}
        </ToggleButton>
      </AriaToolbar>
    </div>
  )
}

const nowhere: TemplateSelected = {
  formats: [],
  part: 'body',
  only: null,
  canUndo: false,
  canRedo: false,
}

const formats: readonly {
  readonly format: Format
  readonly keys: string
  readonly sign: ReactNode
}[] = [
  { format: 'strong', keys: 'Mod-B', sign: <b>B</b> },
  { format: 'em', keys: 'Mod-I', sign: <i>I</i> },
  {
    format: 'sup',
    keys: 'Mod-.',
    sign: (
      <span>
        x<sup>2</sup>
      </span>
    ),
  },
]

const groups: readonly {
  readonly group: 'recipient' | 'recommendation' | 'treaty' | 'letter'
  readonly fields: readonly LetterField[]
}[] = [
  {
    group: 'recipient',
    fields: ['honorific', 'name', 'function', 'state', 'state-formal', 'capital'],
  },
  {
    group: 'recommendation',
    fields: ['recommendation-words', 'recommendation-citation', 'conference', 'meeting'],
  },
  {
    group: 'treaty',
    fields: [
      'treaty',
      'treaty-short',
      'convention',
      'bound',
      'not-bound',
      'convention-parties-not-bound',
    ],
  },
  { group: 'letter', fields: ['date', 'reference', 'signatory'] },
]

interface OneOfProps<T extends string> {
  readonly label: string
  readonly keys: string
  readonly choices: readonly NamedChoice<T>[]
  readonly chosen: T
  readonly onChoose: (id: T) => void
  readonly isOpen: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly isDisabled: boolean
}

/** What the paragraph of the caret is, by name; chosen, the caret is where it was. */
function OneOf<T extends string>({ label, keys, choices, chosen, ...more }: OneOfProps<T>) {
  const { onChoose, isOpen, onOpenChange, isDisabled } = more
  const onceClosed = useOnceClosed(isOpen)
  const now = choices.find(({ id }) => id === chosen)
  return (
    <Select
      aria-label={label}
      selectedKey={chosen}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDisabled={isDisabled}
      onSelectionChange={(key) => {
        const choice = choices.find(({ id }) => id === key)
        if (choice) onceClosed(() => onChoose(choice.id))
      }}
    >
      <TooltipTrigger delay={600}>
        <Button className="tool tool-kind">
          <span>{now?.name}</span>
          <DownIcon />
        </Button>
        <Tip name={label} keys={keys} />
      </TooltipTrigger>
      <ChoiceList choices={choices} />
    </Select>
  )
}
