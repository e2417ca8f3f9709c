"""Words by which unknown systems call the facts of a deal in German, French, Spanish and Portuguese.

Like `deal_words`: without accents, and the surest words of a field first.
"""

from salesperf.importers.layout import words

GERMAN: dict[str, tuple[str, ...]] = {
    "id": words("datensatz id | deal id | opportunity id | vorgangsnummer"),
    "name": words(
        "opportunity name | name der opportunity | dealname | verkaufschance | bezeichnung | projekt"
    ),
    "owner": words(
        "opportunity inhaber | deal eigentumer | zustandiger mitarbeiter fur deal | inhaber | eigentumer | "
        "zustandig | verantwortlich | verantwortlicher | vertriebsmitarbeiter | deal inhaber | "
        "zugewiesen an | besitzer | verkaufer | betreuer"
    ),
    "account": words(
        "accountname | zugeordnetes unternehmen | unternehmen | firma | kunde | kundenname | account"
    ),
    "stage": words("phase | deal phase | verkaufsphase | stufe"),
    "status": words("status"),
    "lost_reason": words("verlustgrund | grund fur verlust"),
    "source": words("lead quelle | quelle"),
    "type": words("typ | deal typ"),
    "amount": words(
        "betrag | erwarteter umsatz | wert | umsatz | auftragswert | deal wert | volumen | "
        "auftragsvolumen | geschatzter umsatz"
    ),
    "currency": words("wahrung"),
    "probability": words("wahrscheinlichkeit"),
    "created": words("erstelldatum | erstellt am | angelegt am | erstellungsdatum"),
    "close_on": words("schlusstermin | abschlussdatum | erwartetes abschlussdatum | geplanter abschluss"),
    "modified": words("letzte anderung | geandert am | datum der letzten anderung"),
    "last_activity": words("letzte aktivitat | datum der letzten aktivitat"),
    "next_step": words("nachster schritt"),
}

FRENCH: dict[str, tuple[str, ...]] = {
    "id": words("id de fiche d'informations | identifiant | id de l'opportunite | id de la transaction"),
    "name": words(
        "nom de l'opportunite | nom de la transaction | opportunite | transaction | nom de l'affaire"
    ),
    "owner": words(
        "proprietaire de l'opportunite | proprietaire de la transaction | proprietaire | responsable | "
        "commercial"
    ),
    "account": words("nom du compte | entreprise associee | compte | entreprise | societe | client"),
    "stage": words("etape | phase de la transaction | etape de la transaction"),
    "status": words("statut"),
    "lost_reason": words("motif de perte | raison de la perte"),
    "source": words("origine de la piste | source | origine"),
    "amount": words("montant | valeur | montant attendu | revenu attendu | chiffre d'affaires"),
    "currency": words("devise"),
    "probability": words("probabilite"),
    "created": words("date de creation | cree le"),
    "close_on": words("date de cloture | date de fermeture | date de cloture prevue"),
    "modified": words("date de derniere modification | modifie le"),
    "last_activity": words("derniere activite | date de derniere activite"),
    "next_step": words("etape suivante | prochaine etape"),
}

SPANISH: dict[str, tuple[str, ...]] = {
    "id": words("id de registro | id de oportunidad | id de la oportunidad"),
    "name": words(
        "nombre del negocio | nombre de la oportunidad | nombre de oportunidad | negocio | oportunidad"
    ),
    "owner": words(
        "propietario del negocio | propietario de oportunidad | propietario de la oportunidad | "
        "propietario | responsable | vendedor"
    ),
    "account": words("nombre de la cuenta | empresa asociada | empresa | cuenta | cliente"),
    "stage": words("etapa | etapa del negocio | fase"),
    "status": words("estado"),
    "lost_reason": words("motivo de perdida | motivo de cierre perdido"),
    "source": words("origen del prospecto | origen | fuente"),
    "amount": words("importe | valor | monto | cantidad"),
    "currency": words("divisa | moneda"),
    "probability": words("probabilidad"),
    "created": words("fecha de creacion | creado el"),
    "close_on": words("fecha de cierre | fecha de cierre prevista | fecha de cierre esperada"),
    "modified": words("fecha de la ultima modificacion | ultima modificacion"),
    "last_activity": words("fecha de la ultima actividad | ultima actividad"),
    "next_step": words("paso siguiente | proximo paso"),
}

PORTUGUESE: dict[str, tuple[str, ...]] = {
    "id": words("id do registro | id da oportunidade | id do negocio"),
    "name": words("nome do negocio | nome da oportunidade | negocio | oportunidade"),
    "owner": words(
        "proprietario do negocio | proprietario da oportunidade | proprietario | responsavel | vendedor"
    ),
    "account": words("nome da conta | empresa associada | empresa | conta | cliente"),
    "stage": words("etapa do negocio | etapa | fase | estagio"),
    "status": words("situacao"),
    "lost_reason": words("motivo da perda | motivo de perda"),
    "source": words("origem do lead | origem"),
    "amount": words("valor | quantia | montante"),
    "currency": words("moeda"),
    "probability": words("probabilidade"),
    "created": words("data de criacao | criado em"),
    "close_on": words("data de fechamento | data prevista de fechamento | data de fecho"),
    "modified": words("data da ultima modificacao | ultima modificacao"),
    "last_activity": words("data da ultima atividade | ultima atividade"),
    "next_step": words("proxima etapa | proximo passo"),
}
