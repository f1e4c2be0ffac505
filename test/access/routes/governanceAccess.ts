import { at, type FeatureAccess } from '../routeCase.ts';

export const governanceAccess: FeatureAccess = {
  rows: `
operation     case nobody left roleless coordinator economist board_member auditor administrator team_leader team_member counsellor steering_group_member
listDecisions -    401    401  403      200         403       200          200     403           403         403         403        200
`,
  cases: { 'listDecisions -': at('/api/decisions') },
};
