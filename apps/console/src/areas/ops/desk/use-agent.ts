import { useQuery, useQueryClient } from '@tanstack/react-query';
import { against } from '../../../api/against';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/paths';
import { apiQuery, type Got } from '../../../api/query';
import { useIntent } from '../../../api/use-intent';

export type Agent = Got<'/api/agents'>['items'][number];
type Change = Required<Schemas['claims']['ChangeAgentDto']>;

export const useAgent = (personId: string) =>
  useQuery(apiQuery('/api/agents/{personId}', { params: { path: { personId } } }));

/** Sets how somebody works; what is not said stays. Refused when somebody else has changed it meanwhile. */
export function useChangeAgent(onDone?: () => void) {
  const client = useQueryClient();
  return useIntent(
    ({ agent, change }: { agent: Agent; change: Partial<Change> }, headers) => {
      const { personId, version, available, awayUntil, loadCap, types, carriers, substituteId } = agent;
      return answer(
        api.PUT('/api/agents/{personId}', {
          params: { path: { personId }, header: against(version) },
          body: { available, awayUntil, loadCap, types, carriers, substituteId, ...change },
          headers,
        }),
      );
    },
    {
      onSuccess: onDone,
      onSettled: () =>
        client.invalidateQueries({
          predicate: ({ queryKey: [path] }) => typeof path === 'string' && path.startsWith('/api/agents'),
        }),
    },
  );
}
