import { useRef, useState } from 'react'
import {
  Button,
  Dialog,
  FieldError,
  Form,
  Input,
  Label,
  MenuSection,
  Popover,
  Separator,
  TextField,
} from 'react-aria-components'
import { isLanguageTag } from '../../../shared/document/kinds'
import { officialLanguages } from '../../../shared/document/language'
import { t } from '../../i18n/translate'
import { useConference, useLive } from '../conference'
import { useOnceClosed } from '../use-once-closed'
import { Item, MenuTool } from './MenuTool'

/** In which language the words at the caret are: for spelling, for fonts, for how they run. */
export function LanguageTool() {
  const { page } = useConference()
  const { language } = useLive(page.selected)
  const button = useRef<HTMLButtonElement>(null)
  const [asking, setAsking] = useState(false)
  const onceAsked = useOnceClosed(asking)
  const official = officialLanguages.some((tag) => tag === language)
  const set = (tag: string | null) => page.editor()?.setLanguage(tag)
  const close = (then: () => void) => {
    onceAsked(then)
    setAsking(false)
  }
  return (
    <>
      <MenuTool
        name={language ? t('passage.of', { tag: language }) : t('passage')}
        label={t('passage.label')}
        buttonRef={button}
        onAction={(key) => {
          if (key === 'other') setAsking(true)
          else set(key === 'text' ? null : key)
        }}
      >
        <MenuSection aria-label={t('passage.label')}>
          <Item id="text" name={t('passage.text')} checked={language === null} />
        </MenuSection>
        <Separator className="menu-separator" />
        <MenuSection aria-label={t('passage.official')}>
          {officialLanguages.map((tag) => (
            <Item
              key={tag}
              id={tag}
              name={t(`passage.language.${tag}`)}
              checked={tag === language}
            />
          ))}
          <Item id="other" name={t('passage.other')} checked={language !== null && !official} />
        </MenuSection>
      </MenuTool>
      <Popover
        className="popover"
        triggerRef={button}
        isOpen={asking}
        onOpenChange={(stays) => !stays && close(() => page.editor()?.focus())}
      >
        <Dialog aria-label={t('passage.other')}>
          <TagForm
            before={official ? '' : (language ?? '')}
            onSet={(tag) => close(() => set(tag))}
            onCancel={() => close(() => page.editor()?.focus())}
          />
        </Dialog>
      </Popover>
    </>
  )
}

interface TagFormProps {
  readonly before: string
  readonly onSet: (tag: string) => void
  readonly onCancel: () => void
}

function TagForm({ before, onSet, onCancel }: TagFormProps) {
  const [tag, setTag] = useState(before)
  return (
    <Form
      className="tag-form"
      onSubmit={(event) => {
        event.preventDefault()
        onSet(tag.trim())
      }}
    >
      <TextField
        className="field"
        value={tag}
        onChange={setTag}
        autoFocus
        isRequired
        validate={(value) => (isLanguageTag(value.trim()) ? null : t('passage.tag.refused'))}
      >
        <Label>{t('passage.tag')}</Label>
        <Input dir="ltr" placeholder="pt-BR" maxLength={40} />
        <FieldError className="field-error">{t('passage.tag.refused')}</FieldError>
      </TextField>
      <div className="table-form-acts">
        <Button className="button primary" type="submit">
          {t('passage.yes')}
        </Button>
        <Button className="button quiet" onPress={onCancel}>
          {t('act.cancel')}
        </Button>
      </div>
    </Form>
  )
}
