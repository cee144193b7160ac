using Robotics.Sim.Evaluation;
using Robotics.Sim.Evaluation.Jobs;
using Robotics.Sim.Evaluation.Results;

namespace Robotics.Tests.Evaluation;

/// <summary>What becomes of episodes that cannot begin, or that meet a defect.</summary>
public sealed class EpisodeAttemptTests
{
    [Theory]
    [InlineData(ErrorCode.MissingDependency, EpisodeStatus.NotRun, Cause.Unavailable)]
    [InlineData(ErrorCode.MalformedFile, EpisodeStatus.NotRun, Cause.Unavailable)]
    [InlineData(ErrorCode.Diverged, EpisodeStatus.Diverged, Cause.Diverged)]
    public async Task An_episode_that_cannot_begin_is_no_failure_and_says_why(ErrorCode code, EpisodeStatus status, Cause cause)
    {
        EpisodeLine line = await AttemptAsync(new RoboticsException(code, "the file mesh.stl"), null);
        Assert.Equal((status, cause, false), (line.Status, line.Cause, line.Failed));
        Assert.Contains("mesh.stl", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_episode_that_meets_a_defect_is_a_failure_and_the_job_goes_on()
    {
        EpisodeLine line = await AttemptAsync(null, new InvalidOperationException("a defect"));
        Assert.Equal((EpisodeStatus.Ran, Cause.Internal, true), (line.Status, line.Cause, line.Failed));
        Assert.Contains("a defect", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_brain_that_cannot_be_made_ends_the_job() =>
        await Assert.ThrowsAsync<RoboticsException>(() => AttemptAsync(null, new RoboticsException(ErrorCode.UnknownName, "no such part")));

    [Fact]
    public async Task What_could_not_run_is_tried_again_when_the_job_is_resumed()
    {
        using TemporaryFolder folder = new();
        EvaluationConfiguration configuration = EvaluationJobTests.Configuration();
        using EvaluationFolder opened = EvaluationFolder.Open(folder.Path, configuration);
        foreach (int expected in new[] { 1, 2 })
        {
            Bench bench = new(new RoboticsException(ErrorCode.MissingDependency, "mesh.stl"), null);
            await new EvaluationJob([new("made", 0, 0, 0)], configuration, () => bench, TimeProvider.System)
                .RunAsync(opened, 1, new EvaluationJobTests.Watcher(), TestContext.Current.CancellationToken);
            Assert.Equal(expected, (await File.ReadAllLinesAsync(folder[ResultsFile.Name], TestContext.Current.CancellationToken)).Length);
            Assert.Single(opened.Results.Lines);
        }
    }

    private static async Task<EpisodeLine> AttemptAsync(RoboticsException? opening, Exception? running)
    {
        EpisodeAttempt attempt = new(new Bench(opening, running), EvaluationJobTests.Configuration(), TimeProvider.System);
        return (await attempt.RunAsync(new EpisodeKey("made", 0, 0, 0), null, TestContext.Current.CancellationToken))!;
    }

    /// <summary>Throws where it is told to.</summary>
    private sealed class Bench(Exception? opening, Exception? running) : IWorkbench, ISuite, IEpisode, IBrainFactory
    {
        public string Name => "made";

        public ImmutableArray<string> Tasks => ["made-task"];

        public int Inits => 1;

        public IBrainFactory Brains => this;

        public EpisodeTask Task => new() { Suite = "made", Name = "made-task", Index = 0, Init = 0, Instruction = "do it", StepLimit = 1, FilmCamera = "" };

        public ISimulatedDriver Driver => null!;

        public ImmutableArray<double> State => [];

        public bool SucceededSoFar => false;

        public bool SucceedsNow => false;

        public ISuite Suite(string name) => this;

        public IEpisode Open(EpisodeRequest request) => opening is null ? this : throw opening;

        public ISimulatedBody BodyOver(ISimulatedDriver driver) => throw running!;

        public Brain Around(IOperatedBody body, BrainOptions options) => throw running!;

        public void Release()
        {
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
