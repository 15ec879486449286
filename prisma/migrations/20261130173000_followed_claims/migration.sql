-- By hand: nobody gave a verdict that follows from facts, as `rememberedRow` (lib/server/journal/project-claims.ts) says from now on.
update "RememberedClaim" c set "checkedById" = null
from "Annotation" n where n.id = c."annotationId" and c."checkedById" is not null and n.state->'followed' is not null;
