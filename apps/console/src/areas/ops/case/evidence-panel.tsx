import { Button, Group, Text, UnstyledButton } from '@mantine/core';
import { IconFile, IconFlag, IconLayoutColumns, IconVideo } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { hasRole } from '../../../session/person';
import { usePerson } from '../../../session/session';
import { EmptyState } from '../../../ui/empty-state';
import { textField } from '../../../ui/search-state';
import { useSearchState } from '../../../ui/use-search-state';
import { useKeys } from '../desk/use-keys';
import { useKindText } from '../desk/use-kind-text';
import type { Claim } from '../desk/words';
import { type EvidenceFile, fileUrl, flaggedIds, isFilm, isPicture } from './evidence-file';
import { EvidencePane } from './evidence-pane';
import { useFileFacts, useMoments } from './use-files';
import classes from './evidence.module.css';

const fields = { file: textField(), beside: textField() };

/** Everything that was handed in: one large, or two side by side; which, is in the address. */
export function EvidencePanel({ claim, onRequest }: { claim: Claim; onRequest: (() => void) | undefined }) {
  const { t } = useTranslation('ops');
  const kindText = useKindText();
  const [state, change] = useSearchState(fields);
  const files = claim.evidence;
  const flagged = flaggedIds(claim);
  const factsOf = useFileFacts(claim.id);
  const moments = useMoments(claim);
  const mayOpen = hasRole(usePerson(), ['agent', 'supervisor', 'admin']);
  const find = (id: string) => files.find((file) => file.id === id);
  const left = find(state.file) ?? files[0];
  const right = find(state.beside);
  const at = files.findIndex(({ id }) => id === left?.id);
  const show = (index: number) => files[index] && change({ file: files[index].id });
  useKeys({ ArrowRight: () => show(at + 1), ArrowLeft: () => show(at - 1) });
  if (!left) {
    return (
      <EmptyState
        icon={IconFile}
        title={t('evidence.none')}
        text={t('evidence.noneText')}
        action={
          onRequest && (
            <Button variant="default" onClick={onRequest}>
              {t('request.button')}
            </Button>
          )
        }
      />
    );
  }
  const other = files.find(({ id }) => id !== left.id);
  return (
    <>
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Text size="sm" c="dimmed">
          {t('evidence.position', { at: at + 1, count: files.length })}
        </Text>
        {other && (
          <Button
            size="xs"
            variant={right ? 'light' : 'default'}
            aria-pressed={!!right}
            leftSection={<IconLayoutColumns size={15} aria-hidden />}
            onClick={() => change({ beside: right ? '' : other.id })}
          >
            {t('evidence.sideBySide')}
          </Button>
        )}
      </Group>
      <Strip
        claimId={claim.id}
        files={files}
        chosen={left.id}
        flagged={flagged}
        onChoose={(file) => change({ file })}
      />
      {right && (
        <Group gap="xs" mb="xs" role="group" aria-label={t('evidence.beside')}>
          <Text size="xs" c="dimmed">
            {t('evidence.beside')}
          </Text>
          {files.map(({ id, kind }) => (
            <Button
              key={id}
              size="compact-xs"
              variant={id === right.id ? 'light' : 'subtle'}
              aria-pressed={id === right.id}
              onClick={() => change({ beside: id })}
            >
              {kindText(kind)}
            </Button>
          ))}
        </Group>
      )}
      <div className={classes.panes} data-two={right ? true : undefined}>
        {[left, ...(right ? [right] : [])].map((file, place) => (
          <EvidencePane
            key={`${place} ${file.id}`}
            claimId={claim.id}
            file={file}
            flagged={flagged.has(file.id)}
            facts={factsOf(file.id)}
            moments={moments}
            mayOpen={mayOpen}
          />
        ))}
      </div>
    </>
  );
}

interface StripProps {
  readonly claimId: string;
  readonly files: readonly EvidenceFile[];
  readonly chosen: string;
  readonly flagged: ReadonlySet<string>;
  readonly onChoose: (id: string) => void;
}

function Strip({ claimId, files, chosen, flagged, onChoose }: StripProps) {
  const { t } = useTranslation('ops');
  const kindText = useKindText();
  return (
    <ul className={classes.strip} aria-label={t('evidence.strip')}>
      {files.map((file) => (
        <li key={file.id}>
          <UnstyledButton
            className={classes.thumb}
            aria-pressed={file.id === chosen}
            aria-label={`${kindText(file.kind)}: ${file.fileName}${flagged.has(file.id) ? `, ${t('evidence.reused')}` : ''}`}
            onClick={() => onChoose(file.id)}
          >
            {isPicture(file) ? (
              <img src={fileUrl(claimId, file.id)} alt="" loading="lazy" />
            ) : isFilm(file) ? (
              <IconVideo size={22} aria-hidden />
            ) : (
              <IconFile size={22} aria-hidden />
            )}
            {flagged.has(file.id) && (
              <span className={classes.flag}>
                <IconFlag size={12} aria-hidden />
              </span>
            )}
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
