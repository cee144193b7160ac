using System.Globalization;

namespace Robotics.Sim.Engine;

/// <content>Parts of a forward pass, Jacobians, and the mass matrix.</content>
public sealed unsafe partial class MujocoData
{
    private readonly MassMatrixReader mass;

    /// <summary>All that depends only on positions, contacts included.</summary>
    public void ForwardPosition() => Native.mj_fwdPosition(model, Address);

    /// <summary>All that depends only on positions and velocities, after <see cref="ForwardPosition"/>.</summary>
    public void ForwardVelocity() => Native.mj_fwdVelocity(model, Address);

    /// <summary>Poses of bodies, geoms and sites only.</summary>
    public void Kinematics() => Native.mj_kinematics(model, Address);

    /// <summary>Centres of mass and motion axes, which Jacobians need, after <see cref="Kinematics"/>.</summary>
    public void CenterOfMass() => Native.mj_comPos(model, Address);

    /// <summary>Poses of cameras and lights, after <see cref="CenterOfMass"/>.</summary>
    public void CamerasAndLights() => Native.mj_camlight(model, Address);

    /// <summary>The mass matrix (composite rigid body algorithm), after <see cref="CenterOfMass"/>.</summary>
    public void CompositeInertia() => Native.mj_crb(model, Address);

    /// <summary>The factor of the mass matrix that <see cref="SolveMass"/> needs, after <see cref="CompositeInertia"/>.</summary>
    public void FactorMass() => Native.mj_factorM(model, Address);

    /// <summary>Velocities of bodies, after <see cref="CenterOfMass"/>.</summary>
    public void BodyVelocities() => Native.mj_comVel(model, Address);

    /// <summary>Contacts, after <see cref="CenterOfMass"/>.</summary>
    public void Collide() => Native.mj_collision(model, Address);

    /// <summary>Recursive Newton-Euler: the forces [nv] that hold the velocities (and, if asked, <see cref="Qacc"/>), after <see cref="BodyVelocities"/>.</summary>
    public void InverseDynamics(bool withAcceleration, Span<double> forces)
    {
        Require(forces.Length, Model.Nv, nameof(forces));
        fixed (double* result = forces) Native.mj_rne(model, Address, withAcceleration ? 1 : 0, result);
    }

    /// <summary>How a site moves with the degrees of freedom, in the world's axes, row by row [3 x nv] each; an empty span is left out.</summary>
    public void SiteJacobian(int site, Span<double> translation, Span<double> rotation)
    {
        RequireId(ModelObject.Site, site);
        RequireJacobians(translation, rotation);
        fixed (double* p = translation, r = rotation) Native.mj_jacSite(model, Address, p, r, site);
    }

    /// <summary>How a body's origin moves with the degrees of freedom, in the world's axes, row by row [3 x nv] each; an empty span is left out.</summary>
    public void BodyJacobian(int body, Span<double> translation, Span<double> rotation)
    {
        RequireId(ModelObject.Body, body);
        RequireJacobians(translation, rotation);
        fixed (double* p = translation, r = rotation) Native.mj_jacBody(model, Address, p, r, body);
    }

    /// <summary>How a point of a body, given in the world, moves with the degrees of freedom, row by row [3 x nv] each; an empty span is left out.</summary>
    public void PointJacobian(int body, Vec3 pointInWorld, Span<double> translation, Span<double> rotation)
    {
        RequireId(ModelObject.Body, body);
        RequireJacobians(translation, rotation);
        double* point = stackalloc double[] { pointInWorld.X, pointInWorld.Y, pointInWorld.Z };
        fixed (double* p = translation, r = rotation) Native.mj_jac(model, Address, p, r, point, body);
    }

    /// <summary>x = M⁻¹ y for n vectors of length nv, one after the other.</summary>
    public void SolveMass(Span<double> x, ReadOnlySpan<double> y)
    {
        int nv = Model.Nv;
        if (nv == 0) return;
        Require(x.Length, y.Length, nameof(x));
        Require(y.Length % nv, 0, "the rest of the length of y divided by nv");
        fixed (double* to = x, from = y) Native.mj_solveM(model, Address, to, from, y.Length / nv);
    }

    /// <summary>result = M vector [nv].</summary>
    public void MultiplyMass(Span<double> result, ReadOnlySpan<double> vector)
    {
        Require(result.Length, Model.Nv, nameof(result));
        Require(vector.Length, Model.Nv, nameof(vector));
        fixed (double* to = result, from = vector) Native.mj_mulM(model, Address, to, from);
    }

    /// <summary>The block of the mass matrix of these degrees of freedom, row by row [n x n]: equal to mj_fullM's to the last digit.</summary>
    public void MassMatrix(ReadOnlySpan<int> dofs, Span<double> block)
    {
        _ = Address;
        Require(block.Length, dofs.Length * dofs.Length, nameof(block));
        foreach (int dof in dofs)
        {
            if ((uint)dof >= (uint)Model.Nv) throw RoboticsException.Invalid("A degree of freedom", dof, $"0 to {Model.Nv - 1}");
        }

        mass.Block(dofs, block);
    }

    /// <summary>The 6 numbers of a contact's force in its own frame: force along normal and tangents, N, then torque, N m. Acts on the second geom.</summary>
    public void ContactForce(int contact, Span<double> force)
    {
        Require(force.Length, 6, nameof(force));
        if ((uint)contact >= (uint)ContactCount) throw RoboticsException.Invalid("The contact", contact, $"0 to {ContactCount - 1}");
        fixed (double* result = force) Native.mj_contactForce(model, Address, contact, result);
    }

    /// <summary>Angular then linear velocity [6] of an object's origin, rad/s and m/s, in the world's axes or in its own.</summary>
    public void ObjectVelocity(ModelObject kind, int id, bool inOwnFrame, Span<double> velocity)
    {
        RequireId(kind, id);
        Require(velocity.Length, 6, nameof(velocity));
        fixed (double* result = velocity) Native.mj_objectVelocity(model, Address, Model.Layout.Number(kind), id, result, inOwnFrame ? 1 : 0);
    }

    /// <summary>qpos moved along qvel for a time, quaternions included.</summary>
    public void IntegratePositions(Span<double> qpos, ReadOnlySpan<double> qvel, double seconds)
    {
        Require(qpos.Length, Model.Nq, nameof(qpos));
        Require(qvel.Length, Model.Nv, nameof(qvel));
        fixed (double* q = qpos, v = qvel) Native.mj_integratePos(model, q, v, seconds);
    }

    private static void Require(int value, int allowed, string what)
    {
        if (value != allowed) throw RoboticsException.Invalid($"The length of {what}", value, allowed.ToString(CultureInfo.InvariantCulture));
    }

    private void RequireId(ModelObject kind, int id)
    {
        if ((uint)id >= (uint)Model.Count(kind)) throw RoboticsException.Invalid($"The id of a {kind}", id, $"0 to {Model.Count(kind) - 1}");
    }

    private void RequireJacobians(Span<double> translation, Span<double> rotation)
    {
        if (!translation.IsEmpty) Require(translation.Length, 3 * Model.Nv, nameof(translation));
        if (!rotation.IsEmpty) Require(rotation.Length, 3 * Model.Nv, nameof(rotation));
    }
}
