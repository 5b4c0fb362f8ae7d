-- What people ask first, over the five tables. The name of an actor is the fullest one in its article.

-- Who said what about whom: a row a quote, with the sentence around it; `about` names the actors inside the quote.
CREATE VIEW statements AS
WITH inside AS (
    SELECT piece.quote_id, list(DISTINCT actor.name ORDER BY actor.name) AS about
    FROM (SELECT quote_id, article_id, speaker_id, unnest(spans) AS span FROM quotes) AS piece
    JOIN (SELECT article_id, actor_id, name, unnest(mentions) AS mention FROM actors) AS actor USING (article_id)
    WHERE mention.start >= span.start AND mention."end" <= span."end" AND actor_id IS DISTINCT FROM speaker_id
    GROUP BY piece.quote_id
)
SELECT
    quote.quote_id,
    quote.article_id,
    article.publisher,
    article.published_at,
    coalesce(actor.name, quote.speaker) AS speaker,
    actor.role,
    actor.type AS speaker_type,
    actor.entity_id,
    quote.cue,
    quote.kind,
    quote.text,
    coalesce(inside.about, []) AS about,
    article.text[quote.sentence_start + 1 : quote.sentence_end] AS sentence,
    quote.confidence
FROM quotes AS quote
JOIN articles AS article USING (article_id)
LEFT JOIN actors AS actor ON actor.article_id = quote.article_id AND actor.actor_id = quote.speaker_id
LEFT JOIN inside ON inside.quote_id = quote.quote_id;

-- Who accuses whom: a row a pair, so that an allegation of two against one makes two rows. What the article does not
-- name is null. `answers` are the kinds of its responses in text order; the list is empty when none is reported.
CREATE VIEW accusations AS
SELECT
    allegation.allegation_id,
    allegation.article_id,
    article.publisher,
    article.published_at,
    coalesce(accuser.name, allegation.accuser) AS accuser,
    accuser.entity_id AS accuser_entity_id,
    coalesce(accused.name, nullif(list_aggregate([party.text FOR party IN allegation.accused], 'string_agg', ', '), ''))
        AS accused,
    accused.entity_id AS accused_entity_id,
    allegation.text AS claim,
    [response.kind FOR response IN allegation.responses] AS answers,
    article.text[allegation.sentence_start + 1 : allegation.sentence_end] AS sentence,
    allegation.explicit,
    allegation.confidence
FROM allegations AS allegation
JOIN articles AS article USING (article_id)
LEFT JOIN unnest(allegation.accuser_ids) AS one(accuser_id) ON true
LEFT JOIN unnest(allegation.accused_ids) AS other(accused_id) ON true
LEFT JOIN actors AS accuser ON accuser.article_id = allegation.article_id AND accuser.actor_id = one.accuser_id
LEFT JOIN actors AS accused ON accused.article_id = allegation.article_id AND accused.actor_id = other.accused_id;

-- Who is quoted how often: a row an entity, under the fullest name that an article gives it.
CREATE VIEW speakers AS
SELECT
    actor.entity_id,
    first(actor.name ORDER BY len(actor.name) DESC, actor.name) AS speaker,
    actor.type,
    count(DISTINCT quote.article_id) AS articles,
    count(*) AS quotes,
    count(*) FILTER (quote.kind = 'direct') AS direct,
    count(*) FILTER (quote.kind = 'mixed') AS mixed,
    count(*) FILTER (quote.kind = 'indirect') AS indirect,
    sum(len(string_split_regex(trim(quote.text), '\s+')))::BIGINT AS words
FROM quotes AS quote
JOIN actors AS actor ON actor.article_id = quote.article_id AND actor.actor_id = quote.speaker_id
GROUP BY actor.entity_id, actor.type
ORDER BY quotes DESC, words DESC, actor.entity_id;

-- What the dataset covers: a row a publisher and day (UTC). `answered` counts allegations with a response.
CREATE VIEW coverage AS
WITH quoted AS (SELECT article_id, count(*) AS quotes FROM quotes GROUP BY article_id),
alleged AS (
    SELECT article_id, count(*) AS allegations, count(*) FILTER (len(responses) > 0) AS answered
    FROM allegations
    GROUP BY article_id
)
SELECT
    article.publisher,
    (article.published_at AT TIME ZONE 'UTC')::DATE AS day,
    count(*) AS articles,
    coalesce(sum(quoted.quotes), 0)::BIGINT AS quotes,
    coalesce(sum(alleged.allegations), 0)::BIGINT AS allegations,
    coalesce(sum(alleged.answered), 0)::BIGINT AS answered
FROM articles AS article
LEFT JOIN quoted USING (article_id)
LEFT JOIN alleged USING (article_id)
GROUP BY ALL
ORDER BY article.publisher, day;

-- The text from offset `first` up to `last` of an article, with `context` characters on either side.
CREATE MACRO snippet(article, first, last, context := 60) AS (
    SELECT text[greatest(first - context, 0) + 1 : last + context] FROM articles WHERE article_id = article
);
