using Robotics.Brainstem;
using Robotics.Cerebellum.Skills;
using Robotics.Robots;
using Robotics.Sim.Bodies;
using Robotics.Sim.Evaluation;
using Robotics.Thalamus;

namespace Robotics.Tests.Tabletop;

public sealed class PushTests
{
    [Theory]
    [InlineData("red block", PredicateKind.LeftOf)]
    [InlineData("blue block", PredicateKind.NextTo)]
    public async Task A_block_is_pushed_over_the_table_without_lifting_it(string name, PredicateKind relation)
    {
        using IEpisode episode = Tabletop.Open("put-red-block-in-bowl");
        using MujocoRobotModel model = new(RobotCatalog.Load("panda"));
        using SimulatedServoBody body = new(episode.Driver, model);
        IPerception perception = PerceptionCatalog.Create("truth", body);
        SceneGraph scene = await perception.BeginAsync(new PerceptionContext("t", 0), TestContext.Current.CancellationToken);
        string Id(string called) => scene.Objects.Single(o => o.Description.Names.Contains(called)).Id;
        Subgoal push = new()
        {
            Id = "s1",
            Verb = SkillVerb.Push,
            Object = Id(name),
            Relation = relation,
            Target = Id("bowl"),
            Postcondition = [new(relation, Id(name), Id("bowl"))],
            StepBudget = 400,
            RetryBudget = 0,
            Sentence = "push it there",
        };
        CommandLease lease = await body.AcquireAsync("test", TestContext.Current.CancellationToken);
        SkillExecutor skills = new(body, perception, () => model);
        SkillSession session = await skills.BeginAsync(push, scene.At, lease, TriedEdges.None, TestContext.Current.CancellationToken);
        SkillProgress progress = await skills.AdvanceAsync(session, 400, null, TestContext.Current.CancellationToken);
        Assert.True(progress.Outcome is { Finished: true }, progress.Outcome?.Text ?? "did not end");
        Assert.Equal(Truth.True, PredicateEvaluator.All(push.Postcondition, progress.Steps[^1].Scene));
        double table = scene.Get(push.Object).Pose.Position.Z;
        Assert.All(progress.Steps, s => Assert.InRange(s.Scene.Get(push.Object).Pose.Position.Z, table - 0.005, table + 0.015));
    }
}
