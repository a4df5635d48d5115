/**
 * The headings of the vendor's article „UCware Server auf Version 5 aktualisieren“ (wiki.ucware.com, last update
 * 12.01.2024), in its order. `productive` marks those that belong to the way up to productive use.
 */
export const GUIDE_SECTIONS: readonly { readonly heading: string; readonly productive: boolean }[] =
  [
    { heading: 'UCware Server auf Version 5 aktualisieren', productive: true },
    { heading: 'Wichtige Hinweise', productive: true },
    { heading: 'Hinweise zur Kompatibilität', productive: true },
    { heading: 'Hardware und Software', productive: true },
    { heading: 'Daten aus Vorgängerversionen', productive: true },
    { heading: 'Neue Funktionen', productive: true },
    { heading: 'Vorbereitung', productive: true },
    { heading: 'Auf UCware Server zugreifen', productive: true },
    { heading: 'Socket-Authentifizierung für MySQL einrichten', productive: true },
    { heading: 'Ubuntu aktualisieren', productive: true },
    { heading: 'Ausgangszustand des Systems sichern', productive: true },
    { heading: 'Pakete für Ubuntu und UCware 4.5 aktualisieren', productive: true },
    { heading: 'Update überprüfen', productive: true },
    { heading: 'Aktuelle Installation sichern', productive: true },
    { heading: 'Paketquellen für UCware 5 anpassen', productive: true },
    { heading: 'Pakete auf UCware 5 aktualisieren', productive: true },
    { heading: 'Admin-Client starten', productive: true },
    { heading: 'Lizenzschlüssel eintragen', productive: true },
    { heading: 'Konfiguration neuer Funktionen', productive: false },
    { heading: 'Mehrere Geräte und Rufnummern pro Benutzer', productive: false },
    { heading: 'Benutzer anzeigen', productive: false },
    { heading: 'Nicht mehr benötigte Benutzer löschen', productive: false },
    { heading: 'Zusätzliche Rufnummern für Benutzer erstellen', productive: false },
    { heading: 'Zusätzliche Slots für einen Benutzer erstellen', productive: false },
    { heading: 'Rufumleitungsprofile für mehrere Rufnummern', productive: false },
    { heading: 'Fax-Berechtigungen pro Faxnummer', productive: false },
    { heading: 'Faxnummern anzeigen', productive: false },
    { heading: 'Fax-Gruppe erstellen und vorhandene Faxnummern zuweisen', productive: false },
    { heading: 'Berechtigungen für Fax-Gruppen zuweisen', productive: false },
  ];
