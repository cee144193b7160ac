// Prints the layout table of one version of MuJoCo: sizes, offsets and enumeration values of the public structs, as its headers
// define them. Only the headers are needed; nothing is linked. From the root of the repository:
//
//   gcc -I/usr/include sim/Engine/Layouts/dump.c -o /tmp/dump && /tmp/dump > sim/Engine/Layouts/mujoco-2.2.2.txt
//
// For another version give its include folder, and point the environment variable ROBOTICS_MUJOCO_LAYOUT at the file. To embed the
// table, save it here: every mujoco-*.txt of this folder is embedded, and chosen by its `version` row.
//
// It compiles against the headers of every version from 2.2.0 to 3.12.0.
//
// Rows:  version N | size STRUCT BYTES | field STRUCT.FIELD OFFSET BYTES | array STRUCT.FIELD OFFSET TYPE ROWS COLUMNS | enum NAME VALUE
#include <stddef.h>
#include <stdio.h>
#include <mujoco/mujoco.h>
#include <mujoco/mjxmacro.h>

#define TEXT_(x) #x
#define TEXT(x) TEXT_(x)
#define SIZE(type) printf("size %s %zu\n", #type, sizeof(type))
#define FIELD(type, name) printf("field %s.%s %zu %zu\n", #type, #name, offsetof(type, name), sizeof(((type*)0)->name))
#define ENUM(name) printf("enum %s %d\n", #name, (int)(name))

static void sizes(void) {
  SIZE(mjtNum); SIZE(mjModel); SIZE(mjData); SIZE(mjContact); SIZE(mjWarningStat); SIZE(mjVFS);
  SIZE(mjvOption); SIZE(mjvCamera); SIZE(mjvScene); SIZE(mjvGeom); SIZE(mjrContext);
}

static void model(void) {
#define X(name) FIELD(mjModel, name);
#ifdef MJMODEL_SIZES
  MJMODEL_SIZES
#else
  MJMODEL_INTS
#endif
#undef X
#define X(type, name, rows, columns) \
  printf("array mjModel.%s %zu %s %s %s\n", #name, offsetof(mjModel, name), #type, TEXT(rows), TEXT(columns));
  MJMODEL_POINTERS
#undef X
  FIELD(mjModel, buffer); FIELD(mjModel, opt); FIELD(mjModel, vis); FIELD(mjModel, stat);
  FIELD(mjOption, timestep); FIELD(mjOption, gravity); FIELD(mjOption, iterations); FIELD(mjOption, tolerance);
  FIELD(mjOption, noslip_iterations); FIELD(mjOption, impratio); FIELD(mjOption, integrator); FIELD(mjOption, cone);
  FIELD(mjOption, solver); FIELD(mjOption, disableflags); FIELD(mjOption, enableflags);
  FIELD(mjStatistic, extent); FIELD(mjStatistic, center); FIELD(mjStatistic, meansize); FIELD(mjStatistic, meanmass);
  FIELD(mjVisual, global.fovy); FIELD(mjVisual, global.offwidth); FIELD(mjVisual, global.offheight);
  FIELD(mjVisual, quality.shadowsize); FIELD(mjVisual, quality.offsamples);
  FIELD(mjVisual, map.znear); FIELD(mjVisual, map.zfar);
  FIELD(mjVisual, headlight.ambient); FIELD(mjVisual, headlight.diffuse); FIELD(mjVisual, headlight.specular);
  FIELD(mjVisual, headlight.active);
}

static void data(void) {
#define X(type, name, rows, columns) \
  printf("array mjData.%s %zu %s %s %s\n", #name, offsetof(mjData, name), #type, TEXT(rows), TEXT(columns));
  MJDATA_POINTERS
#undef X
  FIELD(mjData, buffer); FIELD(mjData, nbuffer); FIELD(mjData, time); FIELD(mjData, ncon); FIELD(mjData, nefc); FIELD(mjData, energy);
  FIELD(mjData, warning); FIELD(mjData, contact);
  FIELD(mjWarningStat, lastinfo); FIELD(mjWarningStat, number);
  FIELD(mjContact, dist); FIELD(mjContact, pos); FIELD(mjContact, frame); FIELD(mjContact, friction); FIELD(mjContact, dim);
  FIELD(mjContact, geom1); FIELD(mjContact, geom2); FIELD(mjContact, exclude); FIELD(mjContact, efc_address);
#ifdef mjMAXVFSNAME
  FIELD(mjVFS, filedata);
#endif
}

static void picture(void) {
  FIELD(mjvOption, geomgroup); FIELD(mjvOption, sitegroup); FIELD(mjvOption, flags);
  FIELD(mjvCamera, type); FIELD(mjvCamera, fixedcamid); FIELD(mjvCamera, lookat); FIELD(mjvCamera, distance);
  FIELD(mjvCamera, azimuth); FIELD(mjvCamera, elevation);
  FIELD(mjvScene, ngeom); FIELD(mjvScene, maxgeom); FIELD(mjvScene, geoms); FIELD(mjvScene, nlight); FIELD(mjvScene, flags);
  FIELD(mjvGeom, objtype); FIELD(mjvGeom, objid); FIELD(mjvGeom, segid);
  FIELD(mjrContext, offWidth); FIELD(mjrContext, offHeight); FIELD(mjrContext, offSamples); FIELD(mjrContext, offFBO);
  FIELD(mjrContext, currentBuffer);
}

static void enumerations(void) {
  ENUM(mjOBJ_BODY); ENUM(mjOBJ_JOINT); ENUM(mjOBJ_GEOM); ENUM(mjOBJ_SITE); ENUM(mjOBJ_CAMERA); ENUM(mjOBJ_LIGHT); ENUM(mjOBJ_MESH);
  ENUM(mjOBJ_TEXTURE); ENUM(mjOBJ_MATERIAL); ENUM(mjOBJ_EQUALITY); ENUM(mjOBJ_TENDON); ENUM(mjOBJ_ACTUATOR); ENUM(mjOBJ_SENSOR);
  ENUM(mjOBJ_KEY);
  ENUM(mjJNT_FREE); ENUM(mjJNT_BALL); ENUM(mjJNT_SLIDE); ENUM(mjJNT_HINGE);
  ENUM(mjGEOM_PLANE); ENUM(mjGEOM_HFIELD); ENUM(mjGEOM_SPHERE); ENUM(mjGEOM_CAPSULE); ENUM(mjGEOM_ELLIPSOID); ENUM(mjGEOM_CYLINDER);
  ENUM(mjGEOM_BOX); ENUM(mjGEOM_MESH); ENUM(mjNGEOMTYPES);
  ENUM(mjWARN_INERTIA); ENUM(mjWARN_CONTACTFULL); ENUM(mjWARN_CNSTRFULL); ENUM(mjWARN_BADQPOS);
  ENUM(mjWARN_BADQVEL); ENUM(mjWARN_BADQACC); ENUM(mjWARN_BADCTRL); ENUM(mjNWARNING);
  ENUM(mjCAT_ALL); ENUM(mjCAMERA_FREE); ENUM(mjCAMERA_FIXED); ENUM(mjFB_OFFSCREEN); ENUM(mjFONTSCALE_100);
  ENUM(mjRND_SHADOW); ENUM(mjRND_REFLECTION); ENUM(mjRND_SKYBOX); ENUM(mjRND_SEGMENT); ENUM(mjRND_IDCOLOR); ENUM(mjNRNDFLAG);
}

int main(void) {
  printf("version %d\n", mjVERSION_HEADER);
  sizes();
  model();
  data();
  picture();
  enumerations();
  return 0;
}
