package io.watchkeeper.decision;

import java.util.List;

import io.watchkeeper.decision.content.Vocabulary;
import io.watchkeeper.decision.table.DecisionTable;

/**
 * A content that could become a rulebook.
 *
 * @param vocabulary what its cells may name
 * @param tables by stage and file, but for those that are compiled
 * @param doubts warnings and notes of its compiler
 */
public record CheckedContent(Vocabulary vocabulary, List<DecisionTable> tables, List<RulebookProblem> doubts) {}
