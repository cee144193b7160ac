using Robotics.Sim.Engine;

namespace Robotics.Tests.Engine;

public sealed unsafe class Dynamics
{
    [Fact]
    public void The_mass_matrix_is_the_librarys_own_to_the_last_digit()
    {
        using MujocoModel model = MujocoModel.FromXml(EngineModels.Arm);
        using MujocoData data = new(model);
        EngineModels.Run(data, 100);
        data.Forward();
        int nv = model.Nv;
        double[] block = new double[nv * nv];
        data.MassMatrix([.. Enumerable.Range(0, nv)], block);

        double[] column = new double[nv];
        double[] unit = new double[nv];
        for (int i = 0; i < nv; i++)
        {
            unit[i] = 1;
            data.MultiplyMass(column, unit);
            unit[i] = 0;
            for (int j = 0; j < nv; j++) Assert.Equal(column[j], block[(j * nv) + i], 12);
        }

        if (MujocoEngine.Version != "2.2.2") return;
        double[] full = new double[nv * nv];
        delegate* unmanaged[Cdecl]<byte*, double*, double*, void> fullM =
            (delegate* unmanaged[Cdecl]<byte*, double*, double*, void>)MujocoLibrary.Export("mj_fullM");
        fixed (double* to = full, sparse = new NativeStruct(data.Address, "mjData", model.Layout).Array("qM", model.Struct).As<double>())
        {
            fullM(model.Address, to, sparse);
        }

        Assert.Equal(full, block);
    }

    [Fact]
    public void A_jacobian_predicts_how_the_site_moves()
    {
        using MujocoModel model = MujocoModel.FromXml(EngineModels.Arm);
        using MujocoData data = new(model);
        int site = model.SiteId("tip"), elbow = model.JointId("elbow");
        data.Qpos[model.JointQposAddress[elbow]] = 0.4;
        data.Forward();
        double[] jacobian = new double[3 * model.Nv];
        data.SiteJacobian(site, jacobian, default);
        Vec3 before = data.SitePose(site).Position;

        data.Qpos[model.JointQposAddress[elbow]] += 1e-6;
        data.Forward();
        Vec3 moved = (data.SitePose(site).Position - before) / 1e-6;

        int dof = model.JointDofAddress[elbow];
        Assert.Equal(0, (moved - new Vec3(jacobian[dof], jacobian[model.Nv + dof], jacobian[(2 * model.Nv) + dof])).Norm, 6);
        Assert.Equal(0.3, moved.Norm, 6);
    }

    [Fact]
    public void Solving_with_the_mass_matrix_undoes_multiplying()
    {
        using MujocoModel model = MujocoModel.FromXml(EngineModels.Arm);
        using MujocoData data = new(model);
        data.Forward();
        double[] x = [.. Enumerable.Range(1, model.Nv).Select(i => (double)i)];
        double[] y = new double[model.Nv];
        double[] back = new double[model.Nv];

        data.MultiplyMass(y, x);
        data.SolveMass(back, y);

        for (int i = 0; i < model.Nv; i++) Assert.Equal(x[i], back[i], 9);
    }

    [Fact]
    public void Contact_forces_carry_the_weight()
    {
        using MujocoModel model = MujocoModel.FromXml(EngineModels.Arm);
        using MujocoData data = new(model);
        EngineModels.Run(data, 3000);
        int floor = model.GeomId("floor");
        double[] force = new double[6];
        double weight = 0;
        for (int i = 0; i < data.ContactCount; i++)
        {
            if (!data.Contacts[i].IsBetween(floor, model.GeomId("crate"))) continue;
            data.ContactForce(i, force);
            weight += force[0];
            Assert.Equal(1, data.Contacts[i].Normal.Z, 9);
        }

        Assert.InRange(weight, 9.5, 15);
    }

    [Fact]
    public void Poses_come_in_the_order_of_core()
    {
        using MujocoModel model = MujocoModel.FromXml(EngineModels.Arm);
        using MujocoData data = new(model);
        Pose thrown = new(new Vec3(0.1, 0.2, 0.9), Rotation.FromAxisAngle(new Vec3(1, 2, 3), 0.7));
        int joint = model.JointId("crate");

        data.SetFreeJointPose(joint, thrown);
        data.Forward();

        Assert.Equal(thrown, data.FreeJointPose(joint));
        Pose body = data.BodyPose(model.BodyId("crate"));
        Assert.Equal(0, body.Rotation.AngleTo(thrown.Rotation), 9);
        Assert.Equal(0, data.GeomPose(model.GeomId("crate")).Rotation.AngleTo(thrown.Rotation), 6);
        Assert.Equal(Math.Cos(0.35), data.Qpos[model.JointQposAddress[joint] + 3], 12);
        Assert.Equal(new Rotation(0, 0, 1, 0), model.SitePoseInBody(model.SiteId("tip")).Rotation);
    }
}
