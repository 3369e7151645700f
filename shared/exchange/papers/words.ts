import type { OfficialLanguage } from '../../document/language'

/**
 * What the papers around a text say in its own language. Places stand in the nominative ("paragraph
 * 12"), so every sentence is built around that.
 */
export interface PaperWords {
  readonly amendments: string
  /** Beneath the title: what is amended. */
  readonly amendmentsTo: (text: string) => string
  readonly noAmendments: string
  readonly amendmentTo: (label: string) => string
  readonly deferred: string
  readonly does: {
    readonly words: (place: string) => string
    readonly delete: (place: string) => string
    readonly move: (place: string, after: string | null) => string
    readonly insert: (after: string) => string
    readonly first: (within: string | null) => string
    readonly apart: string
  }
  readonly reasons: (rationale: string) => string
  /** Before words that go, and between them and those that come. */
  readonly read: readonly [string, string]
  readonly decisions: string
  readonly noDecisions: string
  readonly outcome: {
    readonly adopted: string
    readonly orally: string
    readonly rejected: string
    readonly withdrawn: string
    readonly deferred: string
    readonly fallen: string
    readonly reconsidered: string
    readonly textAdopted: string
    readonly adoptedOver: (open: number, reason: string) => string
    readonly bracketKept: (words: string) => string
    readonly bracketTaken: (words: string) => string
    readonly chosen: (words: string) => string
  }
  readonly votes: (yes: number, no: number, abstaining: number) => string
  readonly inFavour: string
  readonly against: string
  readonly abstaining: string
  /** Within a bracket, before its words: "Ardesia, supported by Borealia". */
  readonly proposes: (first: string, others: string) => string
  readonly toDelete: (who: string) => string
  readonly reserves: (who: string) => string
  readonly adReferendum: string
}

const en: PaperWords = {
  amendments: 'Marshalled list of amendments',
  amendmentsTo: (text) => `Amendments to: ${text}`,
  noAmendments: 'There is no amendment to be decided.',
  amendmentTo: (label) => `Amendment to ${label}`,
  deferred: 'Consideration deferred.',
  does: {
    words: (place) => `${place}: amend to read`,
    delete: (place) => `${place}: delete`,
    move: (place, after) => (after ? `${place}: move to follow ${after}` : `${place}: move`),
    insert: (after) => `After ${after}: insert`,
    first: (within) =>
      within ? `At the beginning of ${within}: insert` : 'At the beginning: insert',
    apart: 'New proposal',
  },
  reasons: (rationale) => `Reasons: ${rationale}`,
  read: ['For', 'read'],
  decisions: 'Record of decisions',
  noDecisions: 'No decision has been taken.',
  outcome: {
    adopted: 'adopted',
    orally: 'adopted as orally revised',
    rejected: 'rejected',
    withdrawn: 'withdrawn by its sponsors',
    deferred: 'deferred',
    fallen: 'not put to a decision, as it had become without object',
    reconsidered: 'decision reconsidered',
    textAdopted: 'The text as a whole was adopted.',
    adoptedOver: (open, reason) => `Points that were open: ${open}. Reason given: ${reason}`,
    bracketKept: (words) => `Brackets removed; the words stay: “${words}”`,
    bracketTaken: (words) => `Words in brackets removed: “${words}”`,
    chosen: (words) => `Of the alternatives the following was chosen: “${words}”`,
  },
  votes: (yes, no, abstaining) => `${yes} in favour, ${no} against, ${abstaining} abstaining`,
  inFavour: 'In favour',
  against: 'Against',
  abstaining: 'Abstaining',
  proposes: (first, others) => (others ? `${first}, supported by ${others}` : first),
  toDelete: (who) => (who ? `${who}: delete` : 'delete'),
  reserves: (who) => `reservation: ${who}`,
  adReferendum: 'agreed ad referendum',
}

const fr: PaperWords = {
  amendments: 'Liste récapitulative des amendements',
  amendmentsTo: (text) => `Amendements à : ${text}`,
  noAmendments: 'Aucun amendement n’est en attente de décision.',
  amendmentTo: (label) => `Amendement à ${label}`,
  deferred: 'Examen différé.',
  does: {
    words: (place) => `${place} : modifier comme suit`,
    delete: (place) => `${place} : supprimer`,
    move: (place, after) =>
      after ? `${place} : déplacer après : ${after}` : `${place} : déplacer`,
    insert: (after) => `Après : ${after}, insérer`,
    first: (within) => (within ? `Au début : ${within}, insérer` : 'Au début : insérer'),
    apart: 'Nouvelle proposition',
  },
  reasons: (rationale) => `Motifs : ${rationale}`,
  read: ['Au lieu de', 'lire'],
  decisions: 'Relevé des décisions',
  noDecisions: 'Aucune décision n’a été prise.',
  outcome: {
    adopted: 'adopté',
    orally: 'adopté tel que révisé oralement',
    rejected: 'rejeté',
    withdrawn: 'retiré par ses auteurs',
    deferred: 'différé',
    fallen: 'non mis aux voix, étant devenu sans objet',
    reconsidered: 'décision réexaminée',
    textAdopted: 'Le texte a été adopté dans son ensemble.',
    adoptedOver: (open, reason) => `Points en suspens : ${open}. Motif invoqué : ${reason}`,
    bracketKept: (words) => `Crochets supprimés, texte maintenu : « ${words} »`,
    bracketTaken: (words) => `Texte entre crochets supprimé : « ${words} »`,
    chosen: (words) => `Variante retenue : « ${words} »`,
  },
  votes: (yes, no, abstaining) => `${yes} pour, ${no} contre, ${abstaining} abstentions`,
  inFavour: 'Pour',
  against: 'Contre',
  abstaining: 'Abstentions',
  proposes: (first, others) => (others ? `${first}, appuyé par ${others}` : first),
  toDelete: (who) => (who ? `${who} : supprimer` : 'supprimer'),
  reserves: (who) => `réserve : ${who}`,
  adReferendum: 'accepté ad referendum',
}

const es: PaperWords = {
  amendments: 'Lista ordenada de enmiendas',
  amendmentsTo: (text) => `Enmiendas a: ${text}`,
  noAmendments: 'No hay enmiendas pendientes de decisión.',
  amendmentTo: (label) => `Enmienda a ${label}`,
  deferred: 'Examen aplazado.',
  does: {
    words: (place) => `${place}: modifíquese como sigue`,
    delete: (place) => `${place}: suprímase`,
    move: (place, after) =>
      after ? `${place}: trasládese después de: ${after}` : `${place}: trasládese`,
    insert: (after) => `Después de: ${after}, insértese`,
    first: (within) => (within ? `Al principio: ${within}, insértese` : 'Al principio: insértese'),
    apart: 'Nueva propuesta',
  },
  reasons: (rationale) => `Motivos: ${rationale}`,
  read: ['Donde dice', 'debe decir'],
  decisions: 'Relación de decisiones',
  noDecisions: 'No se ha adoptado ninguna decisión.',
  outcome: {
    adopted: 'aprobada',
    orally: 'aprobada en su forma oralmente enmendada',
    rejected: 'rechazada',
    withdrawn: 'retirada por sus autores',
    deferred: 'aplazada',
    fallen: 'no sometida a decisión por haber quedado sin objeto',
    reconsidered: 'decisión reconsiderada',
    textAdopted: 'El texto quedó aprobado en su conjunto.',
    adoptedOver: (open, reason) => `Puntos abiertos: ${open}. Motivo expuesto: ${reason}`,
    bracketKept: (words) => `Se eliminan los corchetes y se mantiene el texto: «${words}»`,
    bracketTaken: (words) => `Se elimina el texto entre corchetes: «${words}»`,
    chosen: (words) => `Variante elegida: «${words}»`,
  },
  votes: (yes, no, abstaining) => `${yes} a favor, ${no} en contra, ${abstaining} abstenciones`,
  inFavour: 'A favor',
  against: 'En contra',
  abstaining: 'Abstenciones',
  proposes: (first, others) => (others ? `${first}, con el apoyo de ${others}` : first),
  toDelete: (who) => (who ? `${who}: suprímase` : 'suprímase'),
  reserves: (who) => `reserva: ${who}`,
  adReferendum: 'acordado ad referendum',
}

const ru: PaperWords = {
  amendments: 'Сводный перечень поправок',
  amendmentsTo: (text) => `Поправки к тексту: ${text}`,
  noAmendments: 'Поправок, по которым надлежит принять решение, нет.',
  amendmentTo: (label) => `Поправка к ${label}`,
  deferred: 'Рассмотрение отложено.',
  does: {
    words: (place) => `${place}: изменить следующим образом`,
    delete: (place) => `${place}: исключить`,
    move: (place, after) =>
      after ? `${place}: переместить; предшествует ${after}` : `${place}: переместить`,
    insert: (after) => `${after}: далее включить`,
    first: (within) => (within ? `${within}: в начале включить` : 'В начале включить'),
    apart: 'Новое предложение',
  },
  reasons: (rationale) => `Обоснование: ${rationale}`,
  read: ['Вместо', 'читать'],
  decisions: 'Протокол решений',
  noDecisions: 'Решений не принято.',
  outcome: {
    adopted: 'принята',
    orally: 'принята с внесенными устно изменениями',
    rejected: 'отклонена',
    withdrawn: 'снята авторами',
    deferred: 'отложена',
    fallen: 'на решение не ставилась, поскольку утратила предмет',
    reconsidered: 'решение пересмотрено',
    textAdopted: 'Текст в целом принят.',
    adoptedOver: (open, reason) => `Открытых вопросов: ${open}. Указанная причина: ${reason}`,
    bracketKept: (words) => `Скобки сняты, текст сохранен: «${words}»`,
    bracketTaken: (words) => `Текст в скобках исключен: «${words}»`,
    chosen: (words) => `Выбран вариант: «${words}»`,
  },
  votes: (yes, no, abstaining) => `за — ${yes}, против — ${no}, воздержались — ${abstaining}`,
  inFavour: 'За',
  against: 'Против',
  abstaining: 'Воздержались',
  proposes: (first, others) => (others ? `${first}, при поддержке: ${others}` : first),
  toDelete: (who) => (who ? `${who}: исключить` : 'исключить'),
  reserves: (who) => `оговорка: ${who}`,
  adReferendum: 'согласовано ad referendum',
}

const zh: PaperWords = {
  amendments: '修正案汇编',
  amendmentsTo: (text) => `对下列案文的修正案：${text}`,
  noAmendments: '没有待决定的修正案。',
  amendmentTo: (label) => `对${label}的修正案`,
  deferred: '推迟审议。',
  does: {
    words: (place) => `${place}：修改如下`,
    delete: (place) => `${place}：删除`,
    move: (place, after) => (after ? `${place}：移至${after}之后` : `${place}：移动`),
    insert: (after) => `${after}之后：插入`,
    first: (within) => (within ? `${within}开头：插入` : '开头：插入'),
    apart: '新提案',
  },
  reasons: (rationale) => `理由：${rationale}`,
  read: ['将', '改为'],
  decisions: '决定记录',
  noDecisions: '尚未作出决定。',
  outcome: {
    adopted: '通过',
    orally: '经口头订正后通过',
    rejected: '否决',
    withdrawn: '由提案国撤回',
    deferred: '推迟',
    fallen: '因失去对象而未付诸决定',
    reconsidered: '重新审议决定',
    textAdopted: '案文整体获得通过。',
    adoptedOver: (open, reason) => `未决问题：${open}。理由：${reason}`,
    bracketKept: (words) => `删除方括号，保留案文：“${words}”`,
    bracketTaken: (words) => `删除方括号内案文：“${words}”`,
    chosen: (words) => `选定的备选案文：“${words}”`,
  },
  votes: (yes, no, abstaining) => `${yes}票赞成、${no}票反对、${abstaining}票弃权`,
  inFavour: '赞成',
  against: '反对',
  abstaining: '弃权',
  proposes: (first, others) => (others ? `${first}，${others}支持` : first),
  toDelete: (who) => (who ? `${who}：删除` : '删除'),
  reserves: (who) => `保留：${who}`,
  adReferendum: '待核准的商定案文',
}

const ar: PaperWords = {
  amendments: 'القائمة المرتبة للتعديلات',
  amendmentsTo: (text) => `تعديلات على: ${text}`,
  noAmendments: 'لا توجد تعديلات في انتظار البت.',
  amendmentTo: (label) => `تعديل على ${label}`,
  deferred: 'أُرجئ النظر.',
  does: {
    words: (place) => `${place}: يُعدَّل النص كما يلي`,
    delete: (place) => `${place}: حذف`,
    move: (place, after) => (after ? `${place}: نقل إلى ما بعد ${after}` : `${place}: نقل`),
    insert: (after) => `بعد ${after}: إدراج`,
    first: (within) => (within ? `في بداية ${within}: إدراج` : 'في البداية: إدراج'),
    apart: 'مقترح جديد',
  },
  reasons: (rationale) => `الأسباب: ${rationale}`,
  read: ['بدلا من', 'يقرأ'],
  decisions: 'سجل المقررات',
  noDecisions: 'لم يُتخذ أي مقرر.',
  outcome: {
    adopted: 'اعتُمد',
    orally: 'اعتُمد بصيغته المنقحة شفوياً',
    rejected: 'رُفض',
    withdrawn: 'سحبه مقدموه',
    deferred: 'أُرجئ',
    fallen: 'لم يُطرح للبت لانتفاء موضوعه',
    reconsidered: 'أُعيد النظر في المقرر',
    textAdopted: 'اعتُمد النص في مجموعه.',
    adoptedOver: (open, reason) => `النقاط المفتوحة: ${open}. السبب: ${reason}`,
    bracketKept: (words) => `أُزيلت الأقواس وأُبقي على النص: «${words}»`,
    bracketTaken: (words) => `حُذف النص الوارد بين أقواس: «${words}»`,
    chosen: (words) => `البديل المختار: «${words}»`,
  },
  votes: (yes, no, abstaining) => `المؤيدون: ${yes}، المعارضون: ${no}، الممتنعون: ${abstaining}`,
  inFavour: 'المؤيدون',
  against: 'المعارضون',
  abstaining: 'الممتنعون',
  proposes: (first, others) => (others ? `${first}، بتأييد من ${others}` : first),
  toDelete: (who) => (who ? `${who}: حذف` : 'حذف'),
  reserves: (who) => `تحفظ: ${who}`,
  adReferendum: 'متفق عليه بشرط الاستشارة',
}

const words: Readonly<Record<OfficialLanguage, PaperWords>> = { en, fr, es, ru, zh, ar }

export function paperWords(language: OfficialLanguage): PaperWords {
  return words[language]
}

/** "Ardesia, Borealia and Cordonia", as the language has it. */
export function listed(names: readonly string[], language: OfficialLanguage): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names)
}
