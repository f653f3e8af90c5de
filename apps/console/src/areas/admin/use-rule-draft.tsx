import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/paths';
import { Panel } from '../../ui/panel';
import { useDraft } from '../../ui/use-draft';
import { useChange } from '../../ui/use-change';
import { Saving } from './saving';

interface Body<Definition> {
  readonly definition: Definition;
  readonly note?: string;
}

interface Ways<Definition> {
  /** Answers that the edit makes old, beside those about claims. */
  readonly path: string;
  readonly preview: (body: Body<Definition>) => Promise<Schemas['claims']['PreviewDto']>;
  readonly save: (body: Body<Definition>) => Promise<unknown>;
}

/** An edit of one version of a calendar or policy: kept while it is typed, looked at first, then saved as the next. */
export function useRuleDraft<Definition>(name: string, start: Definition, ways: Ways<Definition>) {
  const { t } = useTranslation('admin');
  const { value, set, discard } = useDraft(name, { definition: start, note: '' });
  const { definition, note } = value;
  const body = { definition, ...(note && { note }) };
  const preview = useMutation({ mutationFn: () => ways.preview(body) });
  const save = useChange(
    [ways.path, '/api/queue', '/api/claims'],
    (sent: Body<Definition>) => ways.save(sent),
    discard,
  );
  return {
    definition,
    edit: (change: Partial<Definition>) => {
      // What was shown is about what was typed before.
      preview.reset();
      set({ ...value, definition: { ...definition, ...change } });
    },
    saving: (
      <Panel title={t('promises.saveTitle')}>
        <Saving
          note={note}
          onNote={(next) => set({ ...value, note: next })}
          preview={preview}
          save={save}
          onPreview={() => preview.mutate()}
          onSave={() => save.mutate(body)}
        />
      </Panel>
    ),
  };
}
