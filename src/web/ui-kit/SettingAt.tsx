import { useQuery, useQueryClient } from '@tanstack/react-query';
import { DecidedSetting } from './DecidedSetting.tsx';
import { fetchJson } from './fetchJson.ts';
import { Loaded } from './Loaded.tsx';
import type { SettingAnswer } from './settingAnswer.ts';
import type { SettingProps } from './settingProps.ts';

type Props<V> = Omit<SettingProps<V>, 'answer' | 'reload' | 'save'> & {
  readonly path: string;
  /** What else on the pages goes by this setting and is asked for anew. */
  readonly concerns?: readonly string[];
};

/** A setting with an address of its own. */
export function SettingAt<V>({ path, concerns = [], ...props }: Props<V>) {
  const client = useQueryClient();
  const query = useQuery({ queryKey: [path], queryFn: ({ signal }) => fetchJson<SettingAnswer<V>>(path, { signal }) });
  return (
    <Loaded query={query}>
      {(answer) => (
        <DecidedSetting<V>
          {...props}
          answer={answer}
          reload={() => client.fetchQuery({ queryKey: [path], queryFn: () => fetchJson<SettingAnswer<V>>(path), staleTime: 0 })}
          save={async (change) => {
            const saved = await fetchJson<SettingAnswer<V>>(path, { method: 'PUT', body: change });
            client.setQueryData([path], saved);
            for (const key of concerns) void client.invalidateQueries({ queryKey: [key] });
            return saved;
          }}
        />
      )}
    </Loaded>
  );
}
