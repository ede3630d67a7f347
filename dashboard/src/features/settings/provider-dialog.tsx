import { Code, Select, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { roles as allRoles, type Role } from '../../api/session.model.js';
import { useWrite } from '../../api/use-write.js';
import { keyFault } from '../../ui/key-field.js';
import { PasswordField } from '../../ui/password-field.js';
import { WriteDialog } from '../../ui/write-dialog.js';
import { GroupRoles } from './group-roles.js';
import type { GroupRole, IdentityProvider } from './identity-providers.queries.js';

export interface ProviderDialogProps {
  readonly edited: IdentityProvider | 'new';
  readonly onClose: () => void;
}

interface Values {
  readonly key: string;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** With spaces between, as the standard writes them. */
  readonly scopes: string;
  readonly groupsClaim: string;
  readonly roles: GroupRole[];
  /** Empty: refused. */
  readonly defaultRole: string;
}

const fresh: Values = {
  key: '',
  name: '',
  issuer: '',
  clientId: '',
  clientSecret: '',
  scopes: 'openid email profile',
  groupsClaim: 'groups',
  roles: [],
  defaultRole: '',
};

export function ProviderDialog({ edited, onClose }: ProviderDialogProps) {
  const isNew = edited === 'new';
  const save = useSave(isNew);
  const form = useForm<Values>({
    initialValues: isNew ? fresh : { ...fresh, ...pick(edited), defaultRole: edited.defaultRole ?? '' },
    validate: {
      key: (key) => (isNew ? keyFault(key) : null),
      name: (name) => (name.trim() === '' ? 'Say what its button says' : null),
      issuer: (issuer) => (URL.canParse(issuer) ? null : 'Type a URL, as https://login.example.com'),
      clientId: (id) => (id === '' ? 'The provider names it' : null),
      scopes: (scopes) => (listed(scopes).includes('openid') ? null : 'openid must be among them'),
    },
  });
  return (
    <WriteDialog
      title={isNew ? 'New identity provider' : `Edit ${edited.name}`}
      isOpen
      onClose={onClose}
      form={form}
      write={save}
      submit={isNew ? 'Make the provider' : 'Save'}
      size="lg"
    >
      <TextInput label="Name" placeholder="Okta" data-autofocus {...form.getInputProps('name')} />
      {isNew ? (
        <TextInput
          label="Key"
          placeholder="okta"
          description="Stands in the redirect URI, and cannot be changed."
          {...form.getInputProps('key')}
        />
      ) : (
        <Text size="sm" c="dimmed">
          Redirect URI: <Code>{edited.redirectUri}</Code>
        </Text>
      )}
      <TextInput
        label="Issuer"
        description="The URL below which /.well-known/openid-configuration lies."
        placeholder="https://login.example.com"
        {...form.getInputProps('issuer')}
      />
      <TextInput label="Client ID" {...form.getInputProps('clientId')} />
      <PasswordField
        label="Client secret"
        description={
          isNew || !edited.hasClientSecret
            ? 'Kept sealed, and never shown again.'
            : 'Leave it empty to keep the one there is.'
        }
        autoComplete="off"
        what="the client secret"
        {...form.getInputProps('clientSecret')}
      />
      <TextInput
        label="Scopes"
        description="What is asked of the provider; many tell groups only when asked for a scope of that name."
        {...form.getInputProps('scopes')}
      />
      <TextInput label="Claim that lists groups" {...form.getInputProps('groupsClaim')} />
      <GroupRoles
        roles={form.values.roles}
        error={form.errors['roles']}
        onChange={(roles) => form.setFieldValue('roles', [...roles])}
      />
      <Select
        label="Who is in none of these groups"
        data={[
          { value: '', label: 'is refused' },
          ...allRoles.map((role) => ({ value: role, label: `is ${role} everywhere` })),
        ]}
        allowDeselect={false}
        {...form.getInputProps('defaultRole')}
      />
    </WriteDialog>
  );
}

function pick({ key, name, issuer, clientId, scopes, groupsClaim, roles }: IdentityProvider) {
  return { key, name, issuer, clientId, scopes: scopes.join(' '), groupsClaim, roles };
}

function listed(scopes: string): string[] {
  return [...new Set(scopes.split(/\s+/).filter((scope) => scope !== ''))];
}

function useSave(isNew: boolean) {
  return useWrite({
    write: (api, { key, clientSecret, scopes: typed, defaultRole, ...rest }: Values) => {
      const secret = clientSecret === '' ? {} : { clientSecret };
      const scopes = listed(typed);
      const body = { ...rest, ...secret, scopes, defaultRole: defaultRole === '' ? null : (defaultRole as Role) };
      if (isNew) return take(api.POST('/api/v1/identity-providers', { body: { key, ...body } }));
      return take(api.PATCH('/api/v1/identity-providers/{key}', { params: { path: { key } }, body }));
    },
    changes: [keys.instance('identity-providers')],
    done: ({ name }) => `Saved ${name}.`,
  });
}
