import { expect, it } from 'vitest'
import shipped from '../../../assets/states/amended-protocol-2.json'
import { type StateEntry, StatesRegisterSchema } from '../../../shared/states/register'
import { press, registerWith, seats, show, write } from '../testing/show'
import { NewState } from './NewState'

const known = StatesRegisterSchema.parse(shipped)

function shown(called: string) {
  const made: StateEntry[] = []
  const part = (
    <NewState
      called={called}
      known={known}
      onMade={(entry) => made.push(entry)}
      onCancel={() => {}}
    />
  )
  const { screen } = show(part, seats.secretariat, registerWith())
  const refusal = () => screen.querySelector('[role="alert"]')?.textContent ?? null
  return { screen, made, refusal }
}

it('makes a State that a list names, under its names in each language', async () => {
  const { screen, made } = shown('Atlantis')
  await write(screen, 'Formal name in English', 'the Republic of Atlantis')
  await write(screen, 'Short name in French', 'Atlantide')
  await press(screen, 'Add it')
  expect(made).toMatchObject([
    {
      own: true,
      names: {
        en: { short: 'Atlantis', formal: 'the Republic of Atlantis' },
        fr: { short: 'Atlantide', formal: 'Atlantide' },
      },
    },
  ])
})

it('refuses a name by which another State is known, in any language, and says whose it is', async () => {
  const { screen, made, refusal } = shown('Atlantis')
  await write(screen, 'Short name in French', 'Allemagne')
  await press(screen, 'Add it')
  expect(refusal()).toBe('“Allemagne” is a name of Germany already.')
  expect(made).toEqual([])
  await write(screen, 'Short name in French', 'Atlantide')
  await press(screen, 'Add it')
  expect(made).toHaveLength(1)
})

it('asks for a short name in English before it makes anything', async () => {
  const { screen, made } = shown('')
  await write(screen, 'Short name in French', 'Atlantide')
  await write(screen, 'Short name in English', ' ')
  await press(screen, 'Add it')
  expect(made).toEqual([])
})
