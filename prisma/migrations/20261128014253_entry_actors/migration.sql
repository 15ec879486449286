-- CreateIndex
CREATE INDEX "JournalEntry_articleId_actorId_idx" ON "JournalEntry"("articleId", "actorId");
