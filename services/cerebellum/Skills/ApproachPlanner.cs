using System.Diagnostics;
using Robotics.Cerebellum.Grasping;
using Robotics.Cerebellum.Motion;
using Robotics.Cerebellum.Placement;

namespace Robotics.Cerebellum.Skills;

/// <summary>Chooses the grasp that the whole arm can get to, and from which what comes next can be done.</summary>
internal sealed class ApproachPlanner(SkillContext context)
{
    private const double PathMargin = 0.012;
    private const int MostGrasps = 10, MostSearches = 2;

    private readonly Obstacles _obstacles = Obstacles.Of(context.Scene);
    private readonly GraspPlanner _grasps = new(context.Hand, context.Reach);

    /// <summary>The best approach, or why there is none (NoGrasp, Unreachable, NoPath). A grasp from which the object cannot be put where it has to go next is
    /// taken only when there is no other.</summary>
    public (GraspApproach? Approach, Cause Cause) Plan(SceneObject target, ImmutableArray<GraspChoice> failed)
    {
        using Activity? planning = MotionPlanning.Begin();
        PathPlanner paths = new(Mover.Empty(context.Hand), _obstacles, context.Body.Workspace, PathMargin);
        List<Grasp> blocked = [];
        GraspApproach? second = null, unswept = null;
        int tried = 0;
        foreach (Grasp grasp in _grasps.Ranked(context.Scene, target, failed))
        {
            if (++tried > MostGrasps) break;
            if (!Consider(grasp, paths.Direct)) blocked.Add(grasp);
            else if (Accepted is { } found) return (found, Cause.None);
        }

        foreach (Grasp grasp in second is null ? blocked.Take(MostSearches) : [])
        {
            if (Consider(grasp, paths.Plan) && Accepted is { } found) return (found, Cause.None);
        }

        Cause cause = tried > 0 ? Cause.NoPath : _grasps.Failure;
        return (second ?? unswept) is { } fallback ? (fallback, Cause.None) : (null, cause);

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
                    unswept ??= approach with { Foreseen = false };
                    continue;
                }

                if (LeadsOn(target, variant, X_WT, q))
                {
                    Accepted = approach;
                    return true;
                }

                second ??= approach;
            }

            return any;
        }
    }

    private GraspApproach? Accepted { get; set; }

    /// <summary>Where the joints are when the TCP has gone there, rad; null when the arm cannot follow.</summary>
    private ImmutableArray<double>? Joints(GraspApproach approach) => context.Arm is { } arm
        ? arm.Follow(context.Scene.Robot.JointPositions, approach.Path.Poses, _obstacles)
        : context.Scene.Robot.JointPositions;

    /// <summary>Whether, so grasped, the object could be put where the next step wants it.</summary>
    private bool LeadsOn(SceneObject target, Grasp grasp, Pose X_WT, ImmutableArray<double> joints)
    {
        if (context.Subgoal.Toward is not { } wanted) return true;
        RobotState robot = context.Scene.Robot with
        {
            TcpInWorld = X_WT,
            JointPositions = joints,
            GripperWidth = grasp.Width,
            Holding = target.Id,
        };
        SceneGraph held = context.Scene with { Robot = robot };
        CarryPlanner carry = new(context.Arm, new Reach(context.Body, context.Model, joints), context.Body.Workspace);
        (CarryPlan? plan, Cause cause) = carry.Plan(held, target, context.Resting.Upright(target), wanted, Mover.Holding(context.Hand, robot, target));
        return plan is not null || cause == Cause.NotSeen;
    }
}
