using System.Diagnostics;
using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Articulation;

/// <summary>Chooses how to touch an articulated part: where the hand fits, the arm can follow, and nothing is hit on the way there and while the part moves.</summary>
/// <remarks>Deterministic; its budgets are counts.</remarks>
internal sealed class ContactPlanner(Hand hand, Reach reach, ArmSweep? arm, Box workspace)
{
    private const double PathMargin = 0.01;

    /// <summary>Candidates of one orientation that are looked at, those that the arm's motion is foreseen for, and searches for a way round.</summary>
    private const int MostOfFamily = 24, MostSweeps = 14, MostSearches = 1;

    /// <summary>Contacts of one orientation that are kept, and how far from each other these are, metres.</summary>
    private const int MostFitting = 2;
    private const double Apart = 0.04;

    /// <summary>How far the touched point goes between two looks, metres, and the least and most looks.</summary>
    private const double Look = 0.04;
    private const int LeastLooks = 3, MostLooks = 10;

    /// <summary>The least share of the way that a stroke must be good for.</summary>
    private const double LeastShare = 0.15;

    /// <summary>Contacts good for the whole way among which the most comfortable is taken.</summary>
    private const int Enough = 3;

    /// <summary>What it costs when a joint comes to its limit, and from how far away on, rad, that is counted.</summary>
    private const double StrainCost = 0.6, Comfortable = 0.45;

    private ContactPlan? _best, _unforeseen;
    private double _bestShare, _bestCost;

    /// <summary>The best way to move the part, all the way or else as far as any can; or why there is none (NoGrasp, Unreachable, NoPath).</summary>
    public (ContactPlan? Plan, Cause Cause) Plan(SceneGraph scene, JointTask task, ImmutableArray<ContactChoice> failed)
    {
        using Activity? planning = MotionPlanning.Begin();
        ContactSpace space = new(hand, task, scene);
        List<Contact> fitting = [];
        foreach (List<Contact> family in new ContactSampler(hand, task, scene.Robot).Families())
        {
            AddBest(family, space, task, failed, fitting);
        }

        if (fitting.Count == 0) return (null, Cause.NoGrasp);
        fitting.Sort(static (a, b) => a.Cost.CompareTo(b.Cost));
        List<Contact> reachable = [.. fitting.Where(c => reach.Can(c.Tcp) || reach.Can(c.Turned.Tcp))];
        if (reachable.Count == 0) return (null, Cause.Unreachable);
        (_best, _unforeseen, _bestShare, _bestCost) = (null, null, LeastShare, double.PositiveInfinity);
        List<Contact> blocked = [];
        int sweeps = 0, whole = 0;
        foreach (Contact contact in reachable)
        {
            if (++sweeps > MostSweeps || whole >= Enough || (_bestShare >= 1 && contact.Cost >= _bestCost)) break;
            double before = _bestCost;
            if (!Consider(scene, task, space, contact, searching: false)) blocked.Add(contact);
            if (_bestShare >= 1 && _bestCost < before) whole++;
        }

        foreach (Contact contact in _best is null ? blocked.Take(MostSearches) : []) Consider(scene, task, space, contact, searching: true);
        return (_best ?? _unforeseen) is { } found ? (found, Cause.None) : (null, blocked.Count > 0 ? Cause.NoPath : Cause.Unreachable);
    }

    /// <summary>Adds the cheapest contacts of one orientation where the hand fits, each a good way from the others.</summary>
    private static void AddBest(List<Contact> family, ContactSpace space, JointTask task, ImmutableArray<ContactChoice> failed, List<Contact> fitting)
    {
        int looked = 0, before = fitting.Count;
        foreach (Contact contact in family)
        {
            if (looked >= MostOfFamily || fitting.Count >= before + MostFitting) return;
            if (failed.Any(contact.ChoiceFor(task).IsSameAs)) continue;
            if (Enumerable.Range(before, fitting.Count - before).Any(i => (fitting[i].Point - contact.Point).Norm < Apart)) continue;
            looked++;
            if (space.Fits(contact)) fitting.Add(contact);
        }
    }

    /// <summary>Keeps the contact when it takes the joint further than the best so far; whether there is a way to it at all.</summary>
    private bool Consider(SceneGraph scene, JointTask task, ContactSpace space, Contact contact, bool searching)
    {
        double width = contact.Kind == ContactKind.Push ? 0 : hand.Gripper.MaxWidth;
        PathPlanner paths = new(Mover.Empty(hand) with { Width = width }, space.Now, workspace, PathMargin);
        bool any = false;
        foreach (Contact variant in (Contact[])[contact, contact.Turned])
        {
            Pose before = ContactSpace.Before(variant.Tcp), start = scene.Robot.TcpInWorld;
            if ((searching ? paths.Plan(start, before) : paths.Direct(start, before)) is not { } way) continue;
            any = true;
            ImmutableArray<Pose> whole = [.. way, variant.Tcp];
            ImmutableArray<double> there = scene.Robot.JointPositions;
            if (arm is not null)
            {
                if (arm.Follow(there, whole, space.Now) is not { } followed)
                {
                    Remember(task, space, variant, whole, there);
                    continue;
                }

                there = followed;
            }

            foreach (double turns in Turns(task, variant))
            {
                Contact turned = variant with { Turns = turns };
                double share = Share(task, space, turned, (arm, there), out (double Position, ImmutableArray<double> Joints) end);
                double cost = variant.Cost + Math.Max(Strain(there), Strain(end.Joints));
                if (share < LeastShare) Remember(task, space, turned, whole, there);
                if (share < _bestShare || (share == _bestShare && cost >= _bestCost)) continue;
                (_best, _bestShare, _bestCost) = (new(turned with { To = end.Position }, new TcpPath(whole)), share, cost);
                if (share >= 1) return true;
            }
        }

        return any;
    }

    /// <summary>By how much of the part's turn the hand may turn too: what slides or pivots along the hinge's direction need not turn with it.</summary>
    private static double[] Turns(JointTask task, Contact contact) =>
        task.Articulation.Kind == ArticulationKind.Hinge && (contact.Kind == ContactKind.Push || task.Articulation.Use == ArticulationUse.Access) ? [1, 0.5, 0] : [1];

    /// <summary>What is foreseen of the arm is an estimate: the first contact that hand and reach allow is better than giving up.</summary>
    private void Remember(JointTask task, ContactSpace space, Contact contact, ImmutableArray<Pose> way, ImmutableArray<double> joints)
    {
        if (_unforeseen is not null || !reach.Can(contact.Tcp)) return;
        if (Share(task, space, contact, (null, joints), out (double Position, ImmutableArray<double> Joints) end) >= LeastShare)
            _unforeseen = new(contact with { To = end.Position }, new TcpPath(way));
    }

    private double Strain(ImmutableArray<double> joints) => StrainCost * Math.Max(0, 1 - (reach.LimitDistance(joints) / Comfortable));

    /// <summary>The share of the joint's way that hand and arm can go with this contact, [0, 1], and where the joint and the arm then are.</summary>
    private double Share(JointTask task, ContactSpace space, Contact contact, (ArmSweep? Sweep, ImmutableArray<double> Joints) by, out (double Position, ImmutableArray<double> Joints) end)
    {
        double from = task.Position, lever = task.MotionOf(contact.Point).Lever;
        int looks = Math.Clamp((int)Math.Ceiling(Math.Abs(task.Goal - from) * lever / Look), LeastLooks, MostLooks);
        end = (from, by.Joints);
        for (int i = 1; i <= looks; i++)
        {
            double next = from + ((task.Goal - from) * i / looks);
            Pose pose = contact.TcpAt(task, next);
            double done = (i - 1.0) / looks;
            if (!space.Clear(contact, next)) return done;
            if (by.Sweep is null)
            {
                if (!reach.Can(pose)) return done;
                end.Position = next;
            }
            else
            {
                if (by.Sweep.Follow(end.Joints, [contact.TcpAt(task, end.Position), pose], space.Rest) is not { } followed) return done;
                end = (next, followed);
            }
        }

        return 1;
    }
}
