// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { takeWishForDocument, wishForDocument } from './begin-with'

it('is heeded once, and only if it was the last word', () => {
  expect(takeWishForDocument()).toBe(false)
  wishForDocument(true)
  expect([takeWishForDocument(), takeWishForDocument()]).toEqual([true, false])
  wishForDocument(true)
  wishForDocument(false)
  expect(takeWishForDocument()).toBe(false)
})
