using Robotics.Sim.Evaluation;
using Robotics.Sim.Evaluation.Audit;
using Robotics.Tests.Tabletop;

namespace Robotics.Tests.Audit;

/// <summary>What the oracle makes of the arm's doings and of others', by contacts and forces of the full state.</summary>
public sealed class OracleTests
{
    private static readonly Vec3 High = new(0, 0, 0.12);

    [Fact]
    public void What_the_hand_pushes_collided_and_was_not_moved_by_others()
    {
        using Scene scene = new();
        Pose block = scene.Block;
        scene.Hand.Grip(1);
        scene.Hand.MoveTo(Aside(block, -0.07, 0.12));
        scene.Hand.MoveTo(Aside(block, -0.07, 0));
        scene.Begin("green block");
        Assert.False(scene.Truth.Violated(Cause.Collision, scene.Now).IsTrue);
        scene.Hand.MoveTo(Aside(block, 0.03, 0));

        Account collision = scene.Truth.Violated(Cause.Collision, scene.Now);
        Assert.True(collision.IsTrue);
        Assert.InRange(collision.Since!.Value, 1, scene.Now - 1);
        scene.Begin("red block");
        Assert.False(scene.Truth.Violated(Cause.MovedByOther, scene.Now).IsTrue);
    }

    [Fact]
    public void What_somebody_else_moves_was_moved_by_others_and_did_not_collide()
    {
        using Scene scene = new();
        scene.Begin("red block");
        scene.Hand.Wait(0.1);
        scene.Witness.Simulation.Move(scene.Red, new Pose(scene.Block.Position + new Vec3(0.03, 0, 0.001), scene.Block.Rotation));
        scene.Hand.Wait(0.2);

        Assert.True(scene.Truth.Violated(Cause.MovedByOther, scene.Now).IsTrue);
        scene.Begin("green block", since: 0);
        Assert.False(scene.Truth.Violated(Cause.Collision, scene.Now).IsTrue);
    }

    [Fact]
    public void What_leaves_the_hand_was_dropped_and_what_never_was_in_it_was_not()
    {
        using Scene scene = new();
        Pose block = scene.Block;
        double heading = Math.IEEERemainder(block.Rotation.Yaw, Math.PI / 2);
        scene.Begin("red block");
        Assert.False(scene.Truth.Violated(Cause.Dropped, scene.Now).IsTrue);
        scene.Hand.MoveTo(ScriptedHand.FromAbove(block.Position + High, heading), 0.1);
        scene.Hand.MoveTo(ScriptedHand.FromAbove(block.Position, heading), 0.1);
        scene.Hand.Grip(1);
        scene.Hand.MoveTo(ScriptedHand.FromAbove(block.Position + High, heading));
        Account picked = scene.Truth.Satisfied(scene.Now);
        Assert.True(picked.IsTrue, picked.Text);
        Assert.False(scene.Truth.Violated(Cause.Dropped, scene.Now).IsTrue);
        Assert.True(scene.Truth.Violated(Cause.WrongObject, scene.Now) is { IsTrue: false });

        scene.Witness.Simulation.Move(scene.Red, block);
        scene.Hand.Wait(0.3);
        Account dropped = scene.Truth.Violated(Cause.Dropped, scene.Now);
        Assert.True(dropped.IsTrue, dropped.Text);
        Assert.InRange(scene.Now - dropped.Since!.Value, 4, 7);
    }

    private static Pose Aside(Pose block, double x, double z) => ScriptedHand.FromAbove(block.Position + new Vec3(x, 0, z), Math.PI / 2);

    /// <summary>The tabletop with an arm to move and a witness that watches.</summary>
    private sealed class Scene : IDisposable
    {
        private readonly IEpisode _episode = Tabletop.Tabletop.Open();

        public Scene()
        {
            Witness = Witness.Over(_episode.Driver)!;
            Hand = new ScriptedHand(Witness);
            Red = Index("red block");
        }

        public Witness Witness { get; }

        public ScriptedHand Hand { get; }

        /// <summary>The red block's index.</summary>
        public int Red { get; }

        public Pose Block => Witness.Moments[^1].Things[Red].Pose;

        public int Now => Witness.Moments.Count - 1;

        /// <summary>Of a try at picking something up.</summary>
        public SubgoalTruth Truth { get; private set; } = null!;

        public void Begin(string name, int? since = null)
        {
            string id = Witness.Describe().Objects[Index(name)].Id;
            Subgoal subgoal = new()
            {
                Id = "s1", Verb = SkillVerb.PickUp, Object = id, Postcondition = [new(PredicateKind.Holding, id)], StepBudget = 240, RetryBudget = 3, Sentence = $"pick up the {name}",
            };
            Truth = new SubgoalTruth(Witness.Describe(), subgoal, Witness.Moments, since ?? Now);
        }

        public void Dispose()
        {
            Hand.Dispose();
            _episode.Dispose();
        }

        private int Index(string name) => Witness.Describe().Objects.ToList().FindIndex(o => o.Names[0] == name);
    }
}
