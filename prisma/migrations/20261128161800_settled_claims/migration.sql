-- By hand: a claim that waits for another person, or is set aside, carries no verdict in the memory, as `rememberedRow`
-- (lib/server/journal/project-claims.ts) says from now on.
update "RememberedClaim" c set standing = 'none', "checkedById" = null, at = n."createdAt"
from "Annotation" n
where n.id = c."annotationId" and c.standing <> 'none' and n."checkState" <> 'decided';
