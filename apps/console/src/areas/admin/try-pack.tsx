import { Button, NumberInput, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { exponentOf } from '@tuntas/kernel';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import type { Schemas } from '../../api/paths';
import type { Got } from '../../api/query';
import { currentLanguage } from '../../i18n/i18n';
import { Facts } from '../../ui/facts';
import { Money } from '../../ui/money';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { ToneBadge } from '../../ui/tone-badge';
import { useDraft } from '../../ui/use-draft';
import { useFactText } from '../../ui/use-fact-text';
import { When } from '../../ui/when';
import { usePackWords } from './use-pack-words';

type Pack = Got<'/api/rule-packs/{id}'>;
const types = [
  'loss',
  'damage',
  'partial_loss',
  'swapped_contents',
  'late',
  'delivered_not_received',
  'cod_dispute',
  'return_breach',
] as const;

const local = (daysAgo: number): string =>
  new Date(Date.now() - daysAgo * 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 16);
/** What was typed is Jakarta time, as the packs' windows are. */
const moment = (text: string): string => new Date(`${text}:00+07:00`).toISOString();

const fresh = (pack: Pack) => ({
  type: 'damage' as (typeof types)[number],
  currency: 'IDR',
  service: pack.services?.[0] ?? 'REG',
  shippedAt: local(7),
  deliveredAt: local(2),
  at: local(0),
  fee: 13_000,
  value: 1_900_000,
  insured: '' as number | string,
  pieces: 1,
  affected: 1,
});

/** Facts in, answer out: what this pack pays, and from when until when. */
export function TryPack({ pack, language }: { readonly pack: Pack; readonly language: 'id' | 'en' }) {
  const { t } = useTranslation('admin');
  const { t: ui } = useTranslation('ui');
  const { value, set } = useDraft(`try.${pack.id}`, fresh(pack));
  const attempt = useMutation({
    mutationFn: (typed: typeof value) => {
      const of = (amount: number) => ({
        amount: Math.round(amount * 10 ** exponentOf(typed.currency)),
        currency: typed.currency,
      });
      return answer(
        api.POST('/api/rule-packs/try', {
          body: {
            pack: { id: pack.id, version: pack.version },
            type: typed.type,
            filedFor: 'sender',
            evidence: [],
            excluded: [],
            piecesAffected: typed.affected,
            at: moment(typed.at),
            shipment: {
              carrier: pack.carriers[0] ?? 'any',
              service: typed.service,
              shippedAt: moment(typed.shippedAt),
              ...(typed.deliveredAt && { deliveredAt: moment(typed.deliveredAt) }),
              pieces: typed.pieces,
              fee: of(typed.fee),
              goodsValue: of(typed.value),
              ...(typed.insured !== '' && { insuredValue: of(Number(typed.insured)) }),
            },
          },
        }),
      );
    },
  });
  return (
    <Panel title={t('packs.try')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          attempt.mutate(value);
        }}
      >
        <Stack>
          <SimpleGrid cols={{ base: 1, xs: 2, xl: 3 }} spacing="sm">
            <Select
              label={t('packs.type')}
              allowDeselect={false}
              data={types.map((type) => ({ value: type, label: ui(`claimType.${type}`) }))}
              value={value.type}
              onChange={(type) => set({ ...value, type: types.find((one) => one === type) ?? value.type })}
            />
            <Moment
              label={t('packs.shippedAt')}
              value={value.shippedAt}
              required
              onChange={(shippedAt) => set({ ...value, shippedAt })}
            />
            <Moment
              label={t('packs.deliveredAt')}
              value={value.deliveredAt}
              onChange={(deliveredAt) => set({ ...value, deliveredAt })}
            />
            <Moment
              label={t('packs.filedAt')}
              value={value.at}
              required
              onChange={(at) => set({ ...value, at })}
            />
            <Select
              label={t('packs.currency')}
              allowDeselect={false}
              data={['IDR', 'USD', 'EUR']}
              value={value.currency}
              onChange={(currency) => currency && set({ ...value, currency })}
            />
            <Amount
              label={t('packs.fee')}
              value={value.fee}
              onChange={(fee) => set({ ...value, fee: Number(fee) })}
            />
            <Amount
              label={t('packs.value')}
              value={value.value}
              onChange={(worth) => set({ ...value, value: Number(worth) })}
            />
            <Amount
              label={t('packs.insured')}
              value={value.insured}
              onChange={(insured) => set({ ...value, insured })}
            />
            <Amount
              label={t('packs.pieces')}
              value={value.pieces}
              onChange={(pieces) => set({ ...value, pieces: Number(pieces) })}
            />
            <Amount
              label={t('packs.affected')}
              value={value.affected}
              onChange={(affected) => set({ ...value, affected: Number(affected) })}
            />
          </SimpleGrid>
          <Button type="submit" loading={attempt.isPending} style={{ alignSelf: 'flex-start' }}>
            {t('packs.go')}
          </Button>
          <ProblemAlert error={attempt.error} />
          {attempt.data && <Outcome outcome={attempt.data} language={language} />}
        </Stack>
      </form>
    </Panel>
  );
}

interface MomentProps {
  readonly label: string;
  readonly value: string;
  readonly required?: boolean;
  readonly onChange: (value: string) => void;
}

const Moment = ({ label, value, required = false, onChange }: MomentProps) => (
  <TextInput
    type="datetime-local"
    label={label}
    required={required}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
);

interface AmountProps {
  readonly label: string;
  readonly value: number | string;
  readonly onChange: (value: number | string) => void;
}

const separators = {
  id: { thousandSeparator: '.', decimalSeparator: ',' },
  en: { thousandSeparator: ',', decimalSeparator: '.' },
} as const;

const Amount = ({ label, value, onChange }: AmountProps) => (
  <NumberInput label={label} min={0} {...separators[currentLanguage()]} value={value} onChange={onChange} />
);

type Answer = Schemas['claims']['TryAnswerDto'];

function Outcome({ outcome, language }: { readonly outcome: Answer; readonly language: 'id' | 'en' }) {
  const fact = useFactText();
  const { t } = useTranslation('admin');
  const { paper, gap } = usePackWords();
  return (
    <div role="status">
      <Stack gap="sm">
        <Text>
          {outcome.amount ? <Money {...outcome.amount} fw={750} fz="xl" /> : t('packs.noAmount')}{' '}
          <ToneBadge tone={outcome.within ? 'done' : 'late'}>
            {t(outcome.within ? 'packs.within' : 'packs.outside')}
          </ToneBadge>
        </Text>
        <Text size="sm">{outcome.calculation[language]}</Text>
        <Facts
          facts={[
            { label: t('packs.formula'), value: outcome.formulaText[language] },
            { label: t('packs.clause'), value: outcome.clause ?? '–' },
            { label: t('packs.from'), value: <When at={outcome.mayFileFrom} show="absolute" /> },
            { label: t('packs.until'), value: <When at={outcome.mayFileUntil} show="absolute" /> },
            { label: t('packs.papers'), value: outcome.evidence.map(paper).join(', ') || '–' },
            outcome.missing.length > 0 && {
              label: t('packs.missing'),
              value: outcome.missing.map(fact).join(', '),
            },
            outcome.unknown.length > 0 && {
              label: t('packs.unknownFields'),
              value: outcome.unknown.map(gap).join(', '),
            },
          ]}
        />
      </Stack>
    </div>
  );
}
