using System.Text.Json;
using Robotics.Sim.Evaluation.Faults;

namespace Robotics.Host.Recording;

/// <summary>Writes an episode as JSON lines: the header, then a line a step and a line an event, in order.</summary>
/// <remarks>
/// No line holds wall time but for a language model's latency, which a replay of its answers gives back, so that equal seeds and memory snapshots give equal files, byte for byte. A step has the commanded and the applied action,
/// joint positions, the TCP pose, and the pose and articulation of each object (x, y, z, qx, qy, qz, qw, then articulations).
/// </remarks>
internal sealed class EpisodeWriter : IAsyncDisposable
{
    private readonly StreamWriter _lines;

    public EpisodeWriter(string path) => _lines = new StreamWriter(path, append: false) { NewLine = "\n" };

    public Task WriteAsync(EpisodeHeader header) => LineAsync(new { type = "header", header });

    /// <summary>Writes an event; what a language model had to do with it goes before it, as a line of its own.</summary>
    public async Task WriteAsync(TaskEvent e)
    {
        if (ConsultationOf(e) is { } consultation) await LineAsync(new { type = "model", at = At(e), consultation });
        await LineAsync(Line(e));
    }

    private static object Line(TaskEvent e) => e switch
    {
        TaskStarted started => new { type = "started", at = At(e), scene = Scene(started.Scene) },
        ControlStepped stepped => Step(stepped),
        MemoryRecalled recalled => new { type = "recalled", at = At(e), recalled.Recollections.AsOf, items = recalled.Recollections.Items.Select(i => i.Event.Id.Value) },
        InstructionGrounded grounded => new { type = "grounded", at = At(e), Grounding = grounded.Grounding with { Consultation = null } },
        PlanRehearsed rehearsed => new { type = "rehearsal", at = At(e), rehearsed.Number, rehearsed.End, rehearsed.Text, rehearsed.Steps },
        PlanMade plan => new { type = "plan", at = At(e), plan.Number, Outcome = plan.Outcome with { Consultation = null } },
        SubgoalStarted started => new { type = "subgoal", at = At(e), started.Subgoal.Id, started.Subgoal.Sentence, started.Try },
        SubgoalJudged judged => new { type = "verdict", at = At(e), judged.Subgoal.Id, judged.Verdict.Kind, judged.Verdict.Cause, judged.Verdict.Text, judged.Verdict.Timing, judged.Verdict.Evidence },
        SubgoalEnded ended => new { type = "subgoalEnded", at = At(e), ended.Subgoal.Id, ended.Outcome, verdict = ended.Verdict.Kind, ended.Verdict.Cause, ended.Steps },
        RecoveryChosen recovery => new { type = "recovery", at = At(e), recovery.Subgoal.Id, recovery.Recovery, recovery.Cause, recovery.Text },
        QuestionAsked asked => new { type = "question", at = At(e), asked.Question, asked.Answer },
        TaskEnded ended => new { type = "ended", at = At(e), ended.Outcome },
        _ => (object)new { type = e.GetType().Name, at = At(e) },
    };

    /// <summary>What a language model had to do with an event; null for nothing.</summary>
    internal static Consultation? ConsultationOf(TaskEvent e) => e switch
    {
        InstructionGrounded grounded => grounded.Grounding.Consultation,
        PlanRehearsed rehearsed => rehearsed.Consultation,
        PlanMade made => made.Outcome.Consultation,
        SubgoalJudged judged => judged.Verdict.Consultation,
        _ => null,
    };

    /// <summary>What a fault of the environment did, which the brain was not told.</summary>
    public Task WriteAsync(FaultFired fault) => LineAsync(new { type = "fault", fault.Fault, fault.Step, fault.Text });

    /// <summary>The last line: what the environment's own goal check said, which the brain never saw.</summary>
    public Task WriteEnvironmentAsync(bool? success, bool successAtEnd) => LineAsync(new { type = "environment", success, successAtEnd });

    public ValueTask DisposeAsync() => _lines.DisposeAsync();

    private static object At(TaskEvent e) => new { e.At.Step, seconds = e.At.Time.TotalSeconds };

    private static object Step(ControlStepped stepped) => new
    {
        type = "step",
        at = At(stepped),
        subgoal = stepped.Subgoal.Id,
        phase = stepped.Step.Phase,
        commanded = stepped.Step.Applied.Commanded,
        applied = stepped.Step.Applied.Applied,
        clipped = stepped.Step.Applied.Clipped,
        scene = Scene(stepped.Step.Scene),
    };

    private static object Scene(SceneGraph scene) => new
    {
        joints = scene.Robot.JointPositions,
        tcp = Numbers(scene.Robot.TcpInWorld),
        width = scene.Robot.GripperWidth,
        holding = scene.Robot.Holding,
        objects = scene.Objects.Select(o => new { o.Id, pose = Numbers(o.Pose).Concat(o.ArticulationPositions) }),
    };

    private static double[] Numbers(Pose pose) =>
        [pose.Position.X, pose.Position.Y, pose.Position.Z, pose.Rotation.X, pose.Rotation.Y, pose.Rotation.Z, pose.Rotation.W];

    private Task LineAsync(object line) => _lines.WriteLineAsync(JsonSerializer.Serialize(line, RecordJson.Compact));
}
