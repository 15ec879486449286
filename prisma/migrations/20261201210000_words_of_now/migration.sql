-- By hand: tags whose words differ from their quote have the words of now in their rows, and are found by these, which are written with the composition of their
-- article (lib/server/journal/compose.ts). So it counts as behind wherever there is such a tag, and a server writes it anew after it has started.
update "Article" a set "composedSeq" = a."headSeq" - 1
where a."composedSeq" >= a."headSeq" and exists (select 1 from "Annotation" n where n."articleId" = a.id and n."anchorState" = 'drifted');
