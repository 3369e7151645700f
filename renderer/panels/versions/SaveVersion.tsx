import { useState } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import {
  type ExportForm,
  exportEndings,
  exportForms,
  exportTypes,
} from '../../../shared/exchange/export-forms'
import type { Version } from '../../../shared/versions/version'
import { t } from '../../i18n/translate'
import { Trouble } from '../../welcome/Trouble'
import { useConference, useRegister } from '../conference'
import { fileNameOf } from '../file-name'
import { DownIcon } from '../icons'
import { type Sentences, sayNotDone } from '../sentences'

/** The version as a file, as it was issued. */
export function SaveVersion({ version }: { readonly version: Version }) {
  const { session, host } = useConference()
  const conference = useRegister()?.conference
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Sentences | null>(null)

  const save = async (form: ExportForm) => {
    setBusy(true)
    setTrouble(null)
    // A draft is debated by its pages and lines; what is adopted is read.
    const lines = version.kind === 'draft'
    const made = await session.export(form, { version: version.id, lines })
    if (made.kind === 'file') {
      const { symbol } = version
      const name = `${fileNameOf(conference ? { ...conference, symbol } : null)}.${exportEndings[form]}`
      const saved = await host.save({ name, type: exportTypes[form], bytes: made.bytes })
      if (saved.kind === 'failed') {
        const { why } = saved
        const what = t(`export.failed.${why}.what`)
        setTrouble({ what, next: t(`export.failed.${why}.next`) })
      }
    } else setTrouble(sayNotDone(made))
    setBusy(false)
  }
  return (
    <>
      <MenuTrigger>
        <Button
          className="button quiet small"
          isPending={isBusy}
          aria-label={t('versions.save-named', { version: version.symbol ?? '' })}
        >
          {t('versions.save')}
          <DownIcon />
        </Button>
        <Popover className="popover">
          <Menu className="menu" onAction={(form) => void save(form as ExportForm)}>
            {exportForms.map((form) => (
              <MenuItem key={form} id={form} className="menu-item">
                {t(`export.${form}`)}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {trouble && <Trouble {...trouble} />}
    </>
  )
}
