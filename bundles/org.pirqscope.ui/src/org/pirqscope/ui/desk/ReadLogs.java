package org.pirqscope.ui.desk;

import java.nio.file.Path;
import java.util.List;
import org.pirqscope.diagram.timeline.TimelineDiagram;
import org.pirqscope.evidence.diagnosis.Diagnoses;
import org.pirqscope.evidence.diagnosis.Diagnosis;
import org.pirqscope.evidence.diagnosis.Observations;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.read.Evidence;
import org.pirqscope.evidence.timeline.ClockSettings;
import org.pirqscope.evidence.timeline.LineFacts;
import org.pirqscope.evidence.timeline.LivesOverTime;
import org.pirqscope.evidence.timeline.Timeline;

/**
 * What was read of logs, and what follows from it.
 *
 * @param files that were asked for, and folders
 * @param brief names of the texts, as short as they can be told apart
 * @param clocks what the user knows of them
 */
public record ReadLogs(
        List<Path> files,
        Evidence evidence,
        List<String> brief,
        LineFacts facts,
        Observations seen,
        List<Diagnosis> diagnoses,
        ClockSettings clocks,
        Timeline timeline,
        TimelineDiagram diagram,
        LivesOverTime lives) {

    /** Works out what follows; takes its time for long logs. */
    static ReadLogs of(List<Path> files, Evidence evidence) {
        Observations seen = Observations.of(evidence.facts());
        Timeline timeline = Timeline.of(evidence, ClockSettings.NONE);
        return new ReadLogs(
                List.copyOf(files),
                evidence,
                TimelineDiagram.brief(evidence.names()),
                LineFacts.of(evidence),
                seen,
                Diagnoses.of(seen),
                ClockSettings.NONE,
                timeline,
                TimelineDiagram.of(timeline, evidence.names()),
                LivesOverTime.of(seen.lives(), timeline));
    }

    /** The same with other clocks; takes its time for long logs. */
    public ReadLogs with(ClockSettings next) {
        Timeline other = Timeline.of(evidence, next);
        return new ReadLogs(
                files,
                evidence,
                brief,
                facts,
                seen,
                diagnoses,
                next,
                other,
                TimelineDiagram.of(other, evidence.names()),
                LivesOverTime.of(seen.lives(), other));
    }

    /** A line as views name it: {@code qemu-dm.log:41}. */
    public String place(SourceLine line) {
        return TimelineDiagram.place(line, brief);
    }
}
