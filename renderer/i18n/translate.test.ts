import { expect, it } from 'vitest'
import { isolate } from './isolate'
import { chooseLocale, directionOf } from './locale'
import { t, translate } from './translate'

it('says a sentence with its values', () => {
  expect(t('app.window-title', { conference: 'Annual Conference' })).toBe(
    'Rapporteur — Annual Conference',
  )
  expect(t('host-form.delegations-count', { count: 1 })).toBe('1 delegation')
  expect(t('host-form.delegations-count', { count: 12 })).toBe('12 delegations')
})

it('says the key itself where there is no sentence', () => {
  expect(translate('no.such.key')).toBe('no.such.key')
  expect(translate('back')).toBe(t('back'))
})

it('keeps a name that is written the other way from turning the sentence', () => {
  expect(isolate('الأردسيا', 'ltr')).toBe('\u2068الأردسيا\u2069')
  expect(isolate('Ardesia', 'ltr')).toBe('Ardesia')
  expect(isolate('Ardesia', 'rtl')).toBe('\u2068Ardesia\u2069')
})

it.each([
  [['en-GB', 'fr'], 'en-GB'],
  [['fr', 'en-US'], 'en-US'],
  [['fr'], 'en'],
  [[], 'en'],
])('of %j speaks %s', (wished, locale) => {
  expect(chooseLocale(wished)).toBe(locale)
})

it('knows which way a language runs', () => {
  expect(directionOf('ar-EG')).toBe('rtl')
  expect(directionOf('en')).toBe('ltr')
})
