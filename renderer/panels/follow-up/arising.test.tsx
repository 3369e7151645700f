import { act } from 'react'
import { expect, it, vi } from 'vitest'
import shipped from '../../../assets/states/amended-protocol-2.json'
import { emptyFolder } from '../../../shared/amendments/folder'
import { arisingFrom, readArising, writeArising } from '../../../shared/follow-up/arising'
import { nothingYet } from '../../../shared/follow-up/follow-up'
import type { FileToSave } from '../../../shared/host'
import { nobody } from '../../../shared/people'
import { StatesRegisterSchema } from '../../../shared/states/register'
import { paragraph, section, text } from '../../../shared/testing/build'
import type { TextEditor } from '../../editor/contract'
import { press, registerWith, seats, show } from '../testing/show'
import { ArisingIn } from './ArisingIn'
import { ArisingOut } from './ArisingOut'

const recommendation = { addressee: 'Depositary', kind: 'other', deadline: null }
const recommending = text(section('s', paragraph({ id: 'b1', recommendation }, 'Write letters.')))
const adopted = registerWith({ stage: 'adopted' })
const states = StatesRegisterSchema.parse(shipped)
const arising = arisingFrom({
  text: recommending,
  register: adopted,
  followUp: { ...nothingYet, states },
})

/** With the text as it is read. */
function showing(...[part, seat, register, host, page, mode]: Parameters<typeof show>) {
  return show(part, seat, register, host, page, mode, emptyFolder, {}, nobody, recommending)
}

it('leaves as a file that the next conference takes in', async () => {
  const saved: FileToSave[] = []
  const save = async (file: FileToSave) => {
    saved.push(file)
    return { kind: 'saved', path: null } as const
  }
  const abilities = async () => ({ host: false, showInFolder: false })
  const { screen } = showing(
    <ArisingOut />,
    seats.observer,
    adopted,
    { save, abilities },
    {},
    'read',
  )
  await press(screen, 'Save for the next conference')
  const [file] = saved
  expect(file?.name).toBe('Seventh Annual Conference-matters-arising.json')
  const read = readArising(JSON.parse(new TextDecoder().decode(file?.bytes)))
  expect(read?.matters).toMatchObject([{ label: '1', words: 'Write letters.', progress: 'open' }])
})

it('is not there before the text is adopted, nor taken in by anyone but the secretariat', () => {
  expect(show(<ArisingOut />, seats.secretariat, registerWith()).screen.textContent).toBe('')
  const drafting = registerWith({ stage: 'drafting' })
  const taking = (seat: Parameters<typeof show>[1]) =>
    show(<ArisingIn />, seat, drafting, {}, {}, 'write').screen.textContent
  expect(taking(seats.ardesia)).toBe('')
  expect(taking(seats.secretariat)).toContain('From the conference before')
})

async function choose(screen: HTMLElement, words: string): Promise<void> {
  const input = screen.querySelector<HTMLInputElement>('input[type="file"]')
  if (!input) throw new Error('A file can be chosen')
  Object.defineProperty(input, 'files', { value: [new File([words], 'matters.json')] })
  await act(async () => input.dispatchEvent(new Event('change', { bubbles: true })))
}

it('comes in with the register of States once it was shown, in the language of the text', async () => {
  const inserted: unknown[] = []
  const editor: Partial<TextEditor> = {
    insertMatters: (each) => inserted.push(each) > 0,
  }
  const { screen, asked } = showing(
    <ArisingIn />,
    seats.secretariat,
    registerWith({ stage: 'drafting' }),
    {},
    { editor: () => editor as TextEditor },
    'write',
  )
  await choose(screen, writeArising(arising))
  await vi.waitFor(() => expect(screen.textContent).toContain('addressed to Depositary'))
  expect([inserted, asked.acts]).toEqual([[], []])
  await press(screen, 'Put into the text')
  expect(asked.acts).toEqual([{ kind: 'keep-states', states }])
  expect(inserted).toEqual([arising])
  expect(screen.textContent).toContain('1 draft paragraph at the end')
})

it('takes in nothing from a file of another kind', async () => {
  const drafting = registerWith({ stage: 'drafting' })
  const { screen } = show(<ArisingIn />, seats.secretariat, drafting, {}, {}, 'write')
  await choose(screen, '{"rapporteur": "something else"}')
  await vi.waitFor(() => expect(screen.textContent).toContain('no file of matters arising'))
})
