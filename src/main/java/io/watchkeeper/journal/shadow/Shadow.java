package io.watchkeeper.journal.shadow;

import java.time.Instant;
import java.util.List;

import io.watchkeeper.decision.backtest.Cell;
import io.watchkeeper.decision.backtest.Example;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.rulebook.shadow.ShadowRun;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a version decides, or has decided, in shadow.
 *
 * @param endedAt null while it lasts
 * @param ending why it is over, or null
 * @param failure what went wrong, or null
 * @param comparedWith the version that is live, or was at the end
 * @param since when the first signal beside that version was counted; null before
 * @param signals that both versions have decided
 * @param dropped signals that were not compared, as the shadow fell behind
 * @param sentences the counts in words
 * @param matrix how often each pair of answers came, by stage; {@code from} is the live version's
 * @param examples some of the signals that would be decided otherwise, with both answers, and why at the stage that differs
 */
@Schema(name = "Shadow")
public record Shadow(
        long rulebookVersion,
        boolean running,
        String reason,
        String startedBy,
        Instant beganAt,
        Instant endedAt,
        ShadowRun.Ending ending,
        String failure,
        long comparedWith,
        Instant since,
        long signals,
        long dropped,
        long differing,
        List<Sentence> sentences,
        List<Cell> matrix,
        List<Example> examples) {}
