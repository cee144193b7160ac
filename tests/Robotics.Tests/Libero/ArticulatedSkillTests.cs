using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Host.Composition;
using Robotics.Robots;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Libero;

namespace Robotics.Tests.Libero;

/// <summary>The skills that move drawers, doors and knobs, on LIBERO's physics and with its whole arm.</summary>
public sealed class ArticulatedSkillTests
{
    [Theory]
    [InlineData("libero_90", 11, SkillVerb.Open, "top_level")]
    [InlineData("libero_90", 20, SkillVerb.TurnOn, "button")]
    [InlineData("libero_90", 33, SkillVerb.Close, "microjoint")]
    public async Task A_drawer_a_knob_and_a_door_are_moved_in_a_hundred_steps(string suite, int task, SkillVerb verb, string joint)
    {
        LiberoFiles files = LiberoData.Files;
        using IEpisode episode = new LiberoSuite(suite, RobotCatalog.Load("panda"), () => files).Open(new EpisodeRequest(task, 0, 0));
        await using BrainFactory brains = new(NullLoggerFactory.Instance);
        ISimulatedBody body = brains.BodyOver(episode.Driver);
        Brain brain = brains.Around(body, new BrainOptions());
        SceneGraph scene = await brain.Perception.BeginAsync(new PerceptionContext("t", 0), default);
        SceneObject owner = scene.Objects.Single(o => o.Description.Articulations.Any(a => a.Label == joint));
        string id = EntityId.Articulation(owner.Id, joint);
        Subgoal subgoal = new() { Id = "s", Verb = verb, Object = id, Postcondition = [], StepBudget = 150, RetryBudget = 0, Sentence = "do it" };
        CommandLease lease = await ((IBodyOperator)body).AcquireAsync("test", default);
        SkillSession session = await brain.Executor.BeginAsync(subgoal, scene.At, lease, TriedEdges.None, default);
        SkillProgress progress = await brain.Executor.AdvanceAsync(session, 110, null, default);
        Assert.True(progress.Outcome is { Finished: true }, $"{progress.Outcome} after {progress.Steps.Length} steps.");
        Assert.True(episode.SucceededSoFar);
    }
}
