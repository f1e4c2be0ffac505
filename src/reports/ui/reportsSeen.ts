/** What somebody's roles see of the reports: all and whole, the own team's part of some, or those that were adopted, whole. */
export type ReportsSeen = 'all' | 'part' | 'adopted';
