using System.Diagnostics;
using Robotics.Cerebellum.Grasping;
using Robotics.Cerebellum.Motion;
using Robotics.Cerebellum.Placement;

namespace Robotics.Cerebellum.Skills;

/// <summary>Chooses the grasp that the whole arm can get to, and from which what comes next can be done.</summary>
internal sealed class ApproachPlanner(SkillContext context)
{
    private const double PathMargin = 0.012;
    /// <summary>How much the object may shift as the pads close, metres.</summary>
    private const double Spare = 0.004;

    private const int MostGrasps = 16, MostSearches = 2, MostReleases = 3, MostForLowDrop = 4;

    private readonly Obstacles _obstacles = Obstacles.Of(context.Scene);
    private SpotFinder? _places;
    private readonly GraspPlanner _grasps = new(context.Hand, context.Reach);

    /// <summary>The best approach, or why there is none (NoGrasp, Unreachable, NoPath). A grasp from which the object cannot be put where it has to go next is
    /// taken only when there is no other.</summary>
    public (GraspApproach? Approach, Cause Cause) Plan(SceneObject target, ImmutableArray<GraspChoice> failed)
    {
        using Activity? planning = MotionPlanning.Begin();
        PathPlanner paths = new(Mover.Empty(context.Hand), _obstacles, context.Body.Workspace, PathMargin);
        List<Grasp> blocked = [];
        Fallbacks fallbacks = new();
        int tried = 0;
        foreach (Grasp grasp in _grasps.Ranked(context.Scene, target, failed))
        {
            if (++tried > (fallbacks.Good ? MostForLowDrop : MostGrasps)) break;
            if (!Consider(grasp, paths.Direct)) blocked.Add(grasp);
            else if (Accepted is { } found) return (found, Cause.None);
        }

        foreach (Grasp grasp in fallbacks.Any ? [] : blocked.Take(MostSearches))
        {
            if (Consider(grasp, paths.Plan) && Accepted is { } found) return (found, Cause.None);
        }

        Cause cause = tried > 0 ? Cause.NoPath : _grasps.Failure;
        return fallbacks.Best is { } fallback ? (fallback, Cause.None) : (null, cause);

        // Whether there is a way to the grasp. Keeps the best that is not fully satisfying.
        bool Consider(Grasp grasp, Func<Pose, Pose, ImmutableArray<Pose>?> way)
        {
            Accepted = null;
            bool any = false;
            foreach (Grasp variant in (Grasp[])[grasp, grasp.Turned])
            {
                Pose X_WT = target.Pose * variant.TcpInObject;
                if (way(context.Scene.Robot.TcpInWorld, GraspPlanner.Before(X_WT, variant.Approach)) is not { } legs) continue;
                any = true;
                GraspApproach approach = new(new TcpPath([.. legs, X_WT]), variant, true);
                if (Joints(approach) is not { } q)
                {
                    fallbacks.Unswept ??= approach with { Foreseen = false };
                    continue;
                }

                if (Onward(target, variant, q) is { } outlook && !fallbacks.Keep(approach, outlook)) continue;
                Accepted = approach;
                return true;
            }

            return any;
        }
    }

    private GraspApproach? Accepted { get; set; }

    /// <summary>Where the joints are when the TCP has gone there, rad; null when the arm cannot follow.</summary>
    private ImmutableArray<double>? Joints(GraspApproach approach) => context.Arm is { } arm
        ? arm.Follow(context.Scene.Robot.JointPositions, approach.Path.Poses, _obstacles)
        : context.Scene.Robot.JointPositions;

    /// <summary>What is foreseen of the next step: whether the hand would fit where the object goes, and how; null when the arm would not get there.</summary>
    private readonly record struct Outlook(bool Fits, ReleasePlan? Release);

    /// <summary>The best approaches that are not fully satisfying.</summary>
    private sealed class Fallbacks
    {
        private const double LowDrop = 0.01;

        /// <summary>From this cost on it is put down otherwise than it stood, or may topple.</summary>
        private const double Awkward = 1;

        private double _cost = double.PositiveInfinity;
        private GraspApproach? _reached, _fitting, _any;

        /// <summary>Whether one was found after which all can be done but that the object falls a little.</summary>
        public bool Good { get; private set; }

        /// <summary>The arm may not be able to follow.</summary>
        public GraspApproach? Unswept { get; set; }

        public bool Any => (_reached ?? _fitting ?? _any) is not null;

        public GraspApproach? Best => _reached ?? _fitting ?? _any ?? Unswept;

        /// <summary>Whether there is nothing better; else it is kept when it is the best so far.</summary>
        public bool Keep(GraspApproach approach, Outlook outlook)
        {
            if (outlook.Release is not { } release)
            {
                if (outlook.Fits) _fitting ??= approach;
                else _any ??= approach;
                return false;
            }

            double cost = approach.Grasp.Cost + release.Cost;
            if (release.Cost < Awkward && release.Drop <= LowDrop) return true;
            Good |= release.Cost < Awkward;
            if (cost < _cost) (_reached, _cost) = (approach, cost);
            return false;
        }
    }

    /// <summary>How well, so grasped, the object could be put where the next step wants it; null when it wants nothing that is known.</summary>
    private Outlook? Onward(SceneObject target, Grasp grasp, ImmutableArray<double> joints)
    {
        if (context.Subgoal.Toward is not { } wanted) return null;
        _places ??= SpotFinder.For(context.Scene, target, context.Resting.Upright(target), wanted);
        if (_places is null) return null;
        Pose X_OT = grasp.TcpInObject, X_WT = target.Pose * X_OT;
        RobotState robot = context.Scene.Robot with { TcpInWorld = X_WT, GripperWidth = grasp.Width };
        Mover mover = Mover.Holding(context.Hand, robot, target);
        PathPlanner paths = new(mover, Obstacles.Around(context.Scene, target), context.Body.Workspace, PathMargin);
        Pose lifted = X_WT with { Position = X_WT.Position + (Vec3.UnitZ * PickUp.LiftHeight) };
        Reach reach = new(context.Body, context.Model, joints);
        Outlook found = new(false, null);
        foreach (ReleasePlan release in new PlacementPlanner(reach, Spare).Ranked(_places, X_OT, mover).Take(MostReleases))
        {
            found = found with { Fits = true };
            if (paths.Direct(lifted, release.Before * X_OT) is not { } way) continue;
            if (context.Arm is not { } arm || arm.Follow(joints, [X_WT, .. way, release.Release * X_OT], _places.Obstacles) is not null) return new(true, release);
        }

        return found;
    }
}
