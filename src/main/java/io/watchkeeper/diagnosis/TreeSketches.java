package io.watchkeeper.diagnosis;

import jakarta.inject.Singleton;

import io.watchkeeper.decision.Readings;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.diagnosis.TreeSketch;
import io.watchkeeper.decision.diagnosis.edit.TreeEdit;
import io.watchkeeper.decision.diagnosis.edit.TreeEditor;

/** Reads and edits the trees of drafts, one at a time: what was read of one is not read again for the next, which is nearly the same. */
@Singleton
class TreeSketches {
    private final Readings readings = new Readings();
    private final TreeEditor editor = new TreeEditor(readings);

    synchronized TreeSketch of(RulebookContent content) {
        return RulebookCompiler.sketch(content, readings);
    }

    /** @throws io.watchkeeper.decision.diagnosis.edit.EditRefused where it cannot be made */
    synchronized RulebookContent edited(RulebookContent content, TreeEdit edit) {
        return editor.apply(content, edit);
    }
}
