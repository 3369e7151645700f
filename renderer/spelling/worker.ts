import { answering, type Load } from './answer'
import type { Question } from './questions'

/**
 * The dictionaries, away from the page: to read one takes a tenth of a second in English and half a
 * second in French. They come with the window as text, since the window may fetch from nobody but its
 * hub; each is a file of its own and only read when a text is in its language.
 */
const load: Load = async (language) => {
  if (language === 'fr') {
    const [affixes, words, more] = await Promise.all([
      import('../../node_modules/dictionary-fr/index.aff?raw'),
      import('../../node_modules/dictionary-fr/index.dic?raw'),
      import('../../assets/spelling/fr.json'),
    ])
    return {
      affixes: affixes.default,
      words: words.default,
      more: Object.values(more.default).flat(),
    }
  }
  const [affixes, words, more] = await Promise.all([
    import('../../node_modules/dictionary-en-gb/index.aff?raw'),
    import('../../node_modules/dictionary-en-gb/index.dic?raw'),
    import('../../assets/spelling/en.json'),
  ])
  return {
    affixes: affixes.default,
    words: words.default,
    more: Object.values(more.default).flat(),
  }
}

const answer = answering(load)

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  void answer(data).then((reply) => postMessage(reply))
})
