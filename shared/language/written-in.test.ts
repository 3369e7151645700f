import { expect, it } from 'vitest'
import { writtenIn } from './written-in'

it.each([
  [
    'en',
    'The Conference recommended that the Secretary-General exercise his authority to achieve the goal of universality of the Protocol.',
  ],
  [
    'fr',
    'La Conférence a recommandé que le Secrétaire général exerce son autorité pour atteindre l’objectif de l’universalité du Protocole.',
  ],
  [
    'es',
    'La Conferencia recomendó que el Secretario General ejerciera su autoridad para lograr el objetivo de la universalidad del Protocolo.',
  ],
  [
    'ru',
    'Конференция рекомендовала Генеральному секретарю использовать свой авторитет для достижения цели универсальности Протокола.',
  ],
  [
    'ar',
    'وأوصى المؤتمر بأن يمارس الأمين العام سلطته من أجل تحقيق هدف عالمية البروتوكول (CCW/AP.II/CONF.7/2).',
  ],
  ['zh', '会议建议秘书长运用其权力，实现议定书（CCW/AP.II/CONF.7/2）普遍性的目标。'],
  [
    null,
    'A Conferência recomendou que o Secretário-Geral exercesse a sua autoridade para alcançar o objetivo da universalidade do Protocolo.',
  ],
  [
    null,
    'La Conferenza ha raccomandato che il Segretario generale eserciti la sua autorità per raggiungere gli obiettivi della universalità del Protocollo.',
  ],
  [
    null,
    'Die Konferenz empfahl, dass der Generalsekretär seine Autorität nutzt, um das Ziel der Universalität des Protokolls zu erreichen und zu wahren.',
  ],
  [
    null,
    'Конференція рекомендувала Генеральному секретареві використати свій авторитет для досягнення універсальності.',
  ],
  [null, 'کنفرانس توصیه کرد که دبیرکل از اختیار خود برای جهانی شدن پروتکل استفاده کند.'],
  [null, '会議は、事務総長がその権限を行使して議定書の普遍性を達成することを勧告した。'],
  [null, 'CCW/AP.II/CONF.7/2'],
  [null, '1. 2. 3.'],
  [null, '(a) Geneva (e) Ottawa (a) Maputo (o) Oslo (y) Sofia (a) Lima (e) Rome'],
  [null, ''],
])('is %s: %s', (language, words) => {
  expect(writtenIn(words)).toBe(language)
})

it('looks at all parts of a long text, and soon has done so', () => {
  const page = 'General Distribution of the English version of the document. '.repeat(100)
  const body = 'Les États parties ont examiné la question des mines dans le cadre du Protocole. '
  const began = performance.now()
  expect(writtenIn(page + body.repeat(50_000))).toBe('fr')
  expect(performance.now() - began).toBeLessThan(1_000)
})
