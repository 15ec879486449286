-- By hand: a claim with two verdicts that nobody has chosen between carries none in the memory, as `rememberedRow` (lib/server/journal/project-claims.ts)
-- says from now on.
update "RememberedClaim" c set standing = 'none', "checkedById" = null, at = n."createdAt"
from "Annotation" n
where n.id = c."annotationId" and c.standing <> 'none'
  and jsonb_path_exists(n.state, '$.rivals[*] ? (@.field == "verdict" || @.field == "secondCheck")');
