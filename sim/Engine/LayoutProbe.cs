namespace Robotics.Sim.Engine;

/// <summary>Compiles a small model and reads known values back, so that a wrong layout table is refused instead of reading wrong memory.</summary>
internal static unsafe class LayoutProbe
{
    private const string Xml = """
        <mujoco model="probe">
          <compiler angle="radian" autolimits="true"/>
          <option timestep="0.003" gravity="0.5 -0.25 -7.5" iterations="37" tolerance="1e-9" impratio="1.25"/>
          <statistic extent="3.25" meansize="0.375"/>
          <visual>
            <global offwidth="321" offheight="123"/>
            <quality shadowsize="512" offsamples="3"/>
            <map znear="0.0125" zfar="77"/>
          </visual>
          <worldbody>
            <camera name="eye" pos="1 2 3" fovy="33"/>
            <light pos="0 0 4"/>
            <geom name="floor" type="plane" size="2 3 0.5" friction="0.75 0.01 0.002"/>
            <body name="slider" pos="0.25 0.5 2">
              <inertial pos="0.125 0 0" mass="2.5" diaginertia="0.5 0.25 0.375"/>
              <joint name="slide" type="slide" axis="0 1 0" range="-1.5 0.75" damping="0.625" armature="0.0625" frictionloss="0.875"/>
              <geom name="box" type="box" size="0.1 0.2 0.3" rgba="0.25 0.5 0.75 1" group="4"/>
              <site name="tip" pos="0 0 0.375" size="0.015625"/>
              <body name="turner" pos="0 0 -0.5">
                <inertial pos="0 0 0" mass="1.5" diaginertia="0.25 0.25 0.25"/>
                <joint name="turn" type="hinge" axis="1 0 0"/>
              </body>
            </body>
            <body name="ball" pos="0 0 0.125"><freejoint name="free"/><geom name="ball" type="sphere" size="0.25" mass="1"/></body>
          </worldbody>
          <actuator><motor name="motor" joint="slide" ctrlrange="-4 6" gear="3"/></actuator>
          <sensor><jointpos joint="slide"/></sensor>
        </mujoco>
        """;

    /// <exception cref="RoboticsException"><see cref="ErrorCode.MalformedFile"/>, naming the first value that differs.</exception>
    public static void Check(LayoutTable layout)
    {
        byte* native = Compile(layout);
        CheckScalars(new NativeStruct(native, "mjModel", layout));
        CheckPointers(new NativeStruct(native, "mjModel", layout), "mjModel", Enum.GetNames<ModelArray>(), layout);
        using MujocoModel model = MujocoModel.FromXml(Xml, null, layout);
        Native.mj_deleteModel(native);
        CheckArrays(model);
        CheckEnumerations(model, layout);
        CheckData(model, layout);
    }

    private static byte* Compile(LayoutTable layout)
    {
        using VirtualFiles disk = new(layout);
        disk.Add("probe.xml", NativeText.Write(Xml).AsSpan()[..^1]);
        byte* error = stackalloc byte[500];
        fixed (byte* name = "probe.xml\0"u8)
        {
            byte* model = Native.mj_loadXML(name, disk.Address, error, 500);
            if (model == null) throw new RoboticsException(ErrorCode.Engine, $"MuJoCo cannot compile the probe model: {NativeText.Read(error)}");
            return model;
        }
    }

    private static void CheckScalars(NativeStruct model)
    {
        (string Name, int Value)[] sizes =
        [
            ("nq", 9), ("nv", 8), ("nu", 1), ("na", 0), ("nbody", 4), ("njnt", 3), ("ngeom", 3), ("nsite", 1), ("ncam", 1), ("nlight", 1),
            ("nmesh", 0), ("nsensor", 1), ("nsensordata", 1), ("nmocap", 0), ("neq", 0), ("nkey", 0),
        ];
        foreach ((string name, int value) in sizes) Expect(name, model.Size(name), value);

        PhysicsOptions options = new(model.Inner("opt", "mjOption"));
        Expect("timestep", options.Timestep, 0.003);
        Expect("gravity", options.Gravity[2], -7.5);
        Expect("iterations", options.Iterations, 37);
        Expect("tolerance", options.Tolerance, 1e-9);
        Expect("impratio", options.ImpedanceRatio, 1.25);

        VisualSettings visual = new(model.Inner("vis", "mjVisual"), model.Inner("stat", "mjStatistic"));
        Expect("extent", visual.Extent, 3.25);
        Expect("offwidth", visual.OffscreenWidth, 321);
        Expect("offheight", visual.OffscreenHeight, 123);
        Expect("shadowsize", visual.ShadowMapSize, 512);
        Expect("offsamples", visual.OffscreenSamples, 3);
        Expect("znear", visual.Near, 0.0125f);
        Expect("zfar", visual.Far, 77);
    }

    // A pointer outside of its owner's one buffer is not followed: the table is wrong.
    private static void CheckPointers(NativeStruct owner, string type, string[] names, LayoutTable layout)
    {
        nint buffer = owner.Field<nint>("buffer");
        int bytes = owner.Size("nbuffer");
        foreach (string name in names)
        {
            nint pointer = *(nint*)(owner.Address + layout.Array($"{type}.{name}").Offset);
            if (pointer != 0 && (pointer < buffer || pointer > buffer + bytes)) throw Wrong($"{type}.{name}");
        }
    }

    private static void CheckArrays(MujocoModel model)
    {
        int slider = model.BodyId("slider"), box = model.GeomId("box"), slide = model.JointId("slide"), free = model.JointId("free");
        Expect("body_pos", model.BodyPos[(3 * slider) + 2], 2);
        Expect("body_mass", model.BodyMass[slider], 2.5);
        Expect("body_inertia", model.BodyInertia[3 * slider], 0.5);
        Expect("body_ipos", model.BodyInertialPos[3 * slider], 0.125);
        Expect("body_parentid", model.BodyParent[model.BodyId("turner")], slider);
        Expect("jnt_range", model.JointRange[(2 * slide) + 1], 0.75);
        Expect("jnt_type", model.JointTypes[slide], (int)JointType.Slide);
        Expect("jnt_dofadr", model.JointDofAddress[free], 2);
        Expect("jnt_axis", model.JointAxis[(3 * slide) + 1], 1);
        Expect("dof_damping", model.DofDamping[0], 0.625);
        Expect("dof_armature", model.DofArmature[0], 0.0625);
        Expect("dof_frictionloss", model.DofFrictionLoss[0], 0.875);
        Expect("dof_parentid", model.DofParent[1], 0);
        Expect("geom_size", model.GeomSize[(3 * box) + 2], 0.3);
        Expect("geom_rgba", model.GeomColour[(4 * box) + 1], 0.5);
        Expect("geom_group", model.GeomGroup[box], 4);
        Expect("geom_bodyid", model.GeomBody[box], slider);
        Expect("geom_friction", model.GeomFriction[3 * model.GeomId("floor")], 0.75);
        Expect("site_pos", model.SitePos[(3 * model.SiteId("tip")) + 2], 0.375);
        Expect("site_size", model.SiteSize[3 * model.SiteId("tip")], 0.015625);
        Expect("cam_pos", model.CameraPos[(3 * model.CameraId("eye")) + 1], 2);
        Expect("cam_fovy", model.CameraFieldOfView[0], 33);
        Expect("actuator_ctrlrange", model.ActuatorControlRange[1], 6);
        Expect("actuator_gear", model.ActuatorGear[0], 3);
        Expect("qpos0", model.InitialQpos[4], 0.125);
    }

    private static void CheckEnumerations(MujocoModel model, LayoutTable layout)
    {
        (string Name, int Value)[] numbers =
        [
            ("mjJNT_FREE", (int)JointType.Free), ("mjJNT_BALL", (int)JointType.Ball), ("mjJNT_SLIDE", (int)JointType.Slide),
            ("mjJNT_HINGE", (int)JointType.Hinge), ("mjGEOM_PLANE", (int)GeomType.Plane), ("mjGEOM_HFIELD", (int)GeomType.HeightField),
            ("mjGEOM_SPHERE", (int)GeomType.Sphere), ("mjGEOM_CAPSULE", (int)GeomType.Capsule), ("mjGEOM_ELLIPSOID", (int)GeomType.Ellipsoid),
            ("mjGEOM_CYLINDER", (int)GeomType.Cylinder), ("mjGEOM_BOX", (int)GeomType.Box), ("mjGEOM_MESH", (int)GeomType.Mesh),
        ];
        foreach ((string name, int value) in numbers) Expect(name, layout.Enumerator(name), value);
        Expect("geom_type", model.GeomTypes[model.GeomId("ball")], (int)GeomType.Sphere);
    }

    private static void CheckData(MujocoModel model, LayoutTable layout)
    {
        byte* native = Native.mj_makeData(model.Address);
        string[] names = [.. Enum.GetNames<DataArray>()];
        CheckPointers(new NativeStruct(native, "mjData", layout), "mjData", names, layout);
        Native.mj_deleteData(native);

        using MujocoData data = new(model);
        data.Ctrl[0] = 2;
        data.Qvel[0] = 0.5;
        data.Forward();
        Expect("ncon", data.ContactCount, 1);
        Expect("contact.dist", data.Contacts[0].Distance, -0.125);
        Expect("contact.geom", data.Contacts[0].Geom1 + data.Contacts[0].Geom2, model.GeomId("floor") + model.GeomId("ball"));
        Expect("contact.pos", data.Contacts[0].Position.Z, -0.0625);
        Expect("xpos", data.BodyXpos[(3 * model.BodyId("turner")) + 2], 1.5);
        Expect("site_xpos", data.SiteXpos[2], 2.375);
        Expect("actuator_force", data.ActuatorForce[0], 2);
        Expect("qfrc_actuator", data.QfrcActuator[0], 6);
        Expect("qfrc_passive", data.QfrcPassive[0], -0.3125);
        Expect("qfrc_bias", data.QfrcBias[0], 1);
        data.Step();
        Expect("time", data.Time, 0.003);
        data.Qpos[0] = double.NaN;
        EngineSignals.Muted(data.Step);
        Expect("warning", data.WarningCount(EngineWarning.BadPosition), 1);
    }

    private static void Expect(string name, double read, double known)
    {
        if (Math.Abs(read - known) > 1e-12 * Math.Max(1, Math.Abs(known))) throw Wrong(name, read, known);
    }

    private static RoboticsException Wrong(string name, double? read = null, double? known = null) => new(
        ErrorCode.MalformedFile,
        FormattableString.Invariant($"The memory layout does not fit this MuJoCo library: {name} is {read?.ToString() ?? "astray"}, not {known?.ToString() ?? "in its buffer"}. ")
        + $"Dump it again from the headers of this version with sim/Engine/Layouts/dump.c ({LayoutTable.PathVariable}).");
}
