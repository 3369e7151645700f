import { randomUUID } from 'node:crypto'
import sample from '../../../assets/conferences/ap2-conf7.json'
import { readRegister, writeRegister } from '../../../shared/amendments/register'
import type { Stage } from '../../../shared/conference'
import { openingText, parseOpeningText } from '../../../shared/document/opening-text'
import { documentIn } from '../../cli/conference-file'
import { found } from '../../hub/founding'
import { sheetOf } from '../../hub/sheet'
import { openSqliteStore } from '../../hub/sqlite-store'

/** The sample conference in a file, as far as its stage and its symbol say; nothing is in brackets. */
export async function conferenceAt(
  file: string,
  { stage, symbol }: { readonly stage: Stage; readonly symbol: string | null },
): Promise<string> {
  const settled = JSON.parse(
    JSON.stringify(sample).replace('[recommended][requested]', 'recommended'),
  )
  const store = openSqliteStore(file)
  try {
    const now = () => new Date('2005-11-23T17:00:00Z')
    const opening = openingText(parseOpeningText(settled), randomUUID)
    await found(store, { ...opening, host: 'Secretariat' }, { newId: randomUUID, now })
    const sheet = sheetOf(await documentIn(store, 'register'))
    const register = readRegister(sheet.doc)
    if (!register) throw new Error('A conference that was founded has a register')
    writeRegister(sheet.doc, {
      ...register,
      stage,
      conference: { ...register.conference, symbol },
    })
    const update = sheet.tearOff()
    if (update) await store.commit({ updates: [{ document: 'register', update }], entry: null })
  } finally {
    await store.close()
  }
  return file
}
