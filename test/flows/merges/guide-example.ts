/** The tables the guide shows, as they are copied from it. */
export const GUIDE_USERS = `| Benutzername ↑ | Vorname | Nachname | Nebenstellen | Imitieren |
|-----------------|---------|----------|--------------|-----------|
| armin.artmann | Armin | Artmann | 416 | |
| armin.artmann.d | Armin | Artmann | 4161 | |
| armin.artmann.m | Armin | Artmann | 4162 | |
| iris.immsee | Iris | Immsee | 417 | |
| iris.immsee.d | Iris | Immsee | 4171 | |
| iris.immsee.m | Iris | Immsee | 4172 | |
| ralf.ranke | Ralf | Ranke | 414 | |
| ralf.ranke.d | Ralf | Ranke | 4141 | |
| ralf.ranke.m | Ralf | Ranke | 4142 | |
| sandra.singer | Sandra | Singer | 413 | |
| sandra.singer.d | Sandra | Singer | 4131 | |
| sandra.singer.m | Sandra | Singer | 4132 | |
| supervisor | Richard | Rudolf | 410 | |
`;

export const GUIDE_FAXES = `| Id | Name | Nebenstelle | TSI | Kopfzeile |
|----|-----------------|-------------|------------------|---------------------------|
| 7 | Fax Zentrale | 401 | +49 40 66969 401 | Musterfirma - Zentrale |
| 8 | Fax CEO | 402 | +49 40 66969 402 | Musterfirma - CEO |
| 9 | Fax Buchhaltung | 403 | +49 40 66969 403 | Musterfirma - Buchhaltung |
| 10 | Fax Lager | 404 | +49 40 66969 404 | Musterfirma - Lager |
`;
