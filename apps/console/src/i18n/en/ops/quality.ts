export const quality = {
  quality: {
    title: 'Quality reviews',
    lead: 'A sample of decisions, looked at by a second person. Your own are for somebody else.',
    show: 'Which reviews',
    state: { open: 'To review', agreed: 'Agreed', disagreed: 'Disagreed' },
    by: 'Decided by',
    at: 'When',
    verdict: 'Second look',
    agree: 'Agree',
    disagree: 'Disagree',
    own: 'your own decision',
    none: 'Nothing to look at',
    noneText: 'A decision appears here when it is drawn into the sample.',
    disagreeTitle: 'Disagree with the decision on {{number}}',
    disagreeText:
      'If nothing was given yet, the decision is withdrawn and somebody else decides again. Otherwise the claim is flagged.',
    why: 'Why you disagree',
    done: {
      none: '{{number}}: reviewed',
      reopened: '{{number}}: decision withdrawn, somebody else decides again',
      flagged: '{{number}}: flagged',
    },
  },
};
