import { useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import { rememberedRow, rememberRow } from '../desk/queue-memory';
import { useKeys } from '../desk/use-keys';
import type { QueueRow } from './queue-rows';

/** The row that keys act on: up and down with `k` and `j`, open with Enter; remembered by this window. */
export function useQueueCursor(rows: readonly QueueRow[]) {
  const navigate = useNavigate();
  const [currentId, setCurrentId] = useState<string | null>(rememberedRow);
  const index = rows.findIndex(({ id }) => id === currentId);
  const current = rows[index];
  const go = useCallback(({ id }: { readonly id: string }) => {
    setCurrentId(id);
    rememberRow(id);
  }, []);
  const step = (by: number) => {
    const to = rows[Math.min(rows.length - 1, Math.max(0, index < 0 ? 0 : index + by))];
    if (to) go(to);
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    Enter: () => current && void navigate(`/ops/claims/${current.id}`),
  });
  return { currentId, current, index: Math.max(0, index), go };
}
