using Robotics.Sim.Evaluation.Audit;
using Robotics.Sim.Evaluation.Cost;
using Robotics.Sim.Evaluation.Faults;

namespace Robotics.Sim.Evaluation;

/// <summary>An episode of this process with a brain around its body.</summary>
internal sealed class Stage : IStage
{
    private readonly IEpisode _episode;
    private readonly ISimulatedDriver _driver;
    private readonly MeasuredBody _body;
    private readonly VerdictAudit? _audit;
    private readonly LoopClock _loop;
    private readonly bool _verified;

    public Stage(IEpisode episode, EpisodeRun run, IBrainFactory brains, TimeProvider clock)
    {
        _episode = episode;
        _loop = new LoopClock(clock);
        Witness? witness = Witness.Over(episode.Driver);
        _audit = witness is null ? null : new VerdictAudit(witness);
        _verified = !run.Brain.Without.Contains("verifier");
        _driver = FaultCatalog.Around(witness ?? episode.Driver, run.Faults, run.Seed, episode.Task.Suite, episode.Task.Number);
        _body = new MeasuredBody(brains.BodyOver(_driver), _loop);
        Brain brain = brains.Around(_body, run.Brain);
        Runner = new MeasuredRunner(brain.Runner, _loop);
        Memory = brain.Memory;
    }

    public EpisodeTask Task => _episode.Task;

    public IBody Body => _body;

    public ITaskRunner Runner { get; }

    public IMemory Memory { get; }

    public void See(TaskEvent e) => _audit?.Add(e);

    public async ValueTask<StageJudgement> JudgeAsync(bool rest, double gripper, CancellationToken ct)
    {
        ActionSpace? commanded = _body.Commanded;
        if (rest) await Rest.PlayAsync(_body, Task.RestSteps, gripper, ct);
        return Rest.Judge(_episode) with
        {
            Commanded = commanded,
            Cost = _loop.Cost(),
            Faults = FaultCatalog.FiredBy(_driver),
            Audit = _verified ? _audit?.Verdicts ?? [] : [],
        };
    }
}
