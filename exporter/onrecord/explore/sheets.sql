-- The checking sheets: what a person needs to judge a record by eye, and no more.

CREATE VIEW quote_sheet AS
SELECT quote_id, article_id, sentence, speaker, cue, kind, text, rule, statement.confidence
FROM statements AS statement
JOIN (SELECT quote_id, rule FROM quotes) USING (quote_id);

CREATE VIEW allegation_sheet AS
SELECT
    allegation_id,
    article_id,
    any_value(sentence) AS sentence,
    string_agg(DISTINCT accuser, ', ' ORDER BY accuser) AS accuser,
    string_agg(DISTINCT accused, ', ' ORDER BY accused) AS accused,
    any_value(claim) AS claim,
    any_value(answers) AS answers,
    if(any_value(accusation.explicit), 'explicit', 'implicit') AS kind,
    any_value(rule) AS rule,
    any_value(accusation.confidence) AS confidence
FROM accusations AS accusation
JOIN (SELECT allegation_id, rule FROM allegations) USING (allegation_id)
GROUP BY allegation_id, article_id;

CREATE VIEW actor_sheet AS
SELECT
    actor_id,
    article_id,
    snippet(article_id, mentions[1].start, mentions[1]."end") AS sentence,
    name,
    type AS kind,
    role,
    country_code,
    [mention.text FOR mention IN mentions] AS mentions
FROM actors;
